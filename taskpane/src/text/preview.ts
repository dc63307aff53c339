/** 改前 and 改后 of a fix, cut to the sentences it touches. */

import type { Edit } from "../api/wire";

export interface Change {
  kind: "same" | "gone" | "new";
  text: string;
}

export interface Preview {
  before: Change[];
  after: Change[];
}

const REACH = 24;

/** `edits` are of one paragraph and do not overlap. */
export function preview(text: string, edits: readonly Edit[]): Preview {
  const ordered = [...edits].sort((a, b) => a.span[0] - b.span[0]);
  const first = ordered[0];
  const last = ordered[ordered.length - 1];
  if (!first || !last) return { before: [], after: [] };
  const from = Math.max(text.lastIndexOf("。", first.span[0] - 1) + 1, first.span[0] - REACH, 0);
  const stop = text.indexOf("。", last.span[1]);
  const to = Math.min(stop < 0 ? text.length : stop + 1, last.span[1] + REACH, text.length);

  const before: Change[] = [];
  const after: Change[] = [];
  const both = (piece: string): void => {
    before.push({ kind: "same", text: piece });
    after.push({ kind: "same", text: piece });
  };
  let at = from;
  if (from > 0 && text.charAt(from - 1) !== "。") both("……");
  for (const edit of ordered) {
    both(text.slice(at, edit.span[0]));
    before.push({ kind: "gone", text: text.slice(edit.span[0], edit.span[1]) });
    after.push({ kind: "new", text: edit.text });
    at = edit.span[1];
  }
  both(text.slice(at, to));
  if (to < text.length && text.charAt(to - 1) !== "。") both("……");
  const told = (change: Change): boolean => change.text !== "";
  return { before: before.filter(told), after: after.filter(told) };
}
