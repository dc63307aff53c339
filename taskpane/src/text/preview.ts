/** 改前 and 改后 of a fix, cut to the sentences it touches. */

import type { Edit } from "../api/wire";
import { surroundings } from "./excerpt";

export interface Change {
  kind: "same" | "gone" | "new";
  text: string;
}

export interface Preview {
  before: Change[];
  after: Change[];
}

/** `edits` are of one paragraph and do not overlap. */
export function preview(text: string, edits: readonly Edit[]): Preview {
  const ordered = [...edits].sort((a, b) => a.span[0] - b.span[0]);
  const first = ordered[0];
  const last = ordered[ordered.length - 1];
  if (!first || !last) return { before: [], after: [] };
  const shown = surroundings(text, [first.span[0], last.span[1]]);

  const before: Change[] = [];
  const after: Change[] = [];
  const both = (same: string): void => {
    before.push({ kind: "same", text: same });
    after.push({ kind: "same", text: same });
  };
  if (shown.cutBefore) both("……");
  let at = shown.from;
  for (const edit of ordered) {
    both(text.slice(at, edit.span[0]));
    before.push({ kind: "gone", text: text.slice(...edit.span) });
    after.push({ kind: "new", text: edit.text });
    at = edit.span[1];
  }
  both(text.slice(at, shown.to));
  if (shown.cutAfter) both("……");
  const isShown = (change: Change): boolean => change.text !== "";
  return { before: before.filter(isShown), after: after.filter(isShown) };
}
