/** Edits as text, before any document is touched. */

import type { Edit } from "../../../api/wire";

type Change = Pick<Edit, "span" | "text">;

/** The least that an edit changes. What stays the same keeps its format, its comments and its author. */
export function trimmed(line: string, { span: [start, end], text }: Change): Change {
  const gone = line.slice(start, end);
  const most = Math.min(gone.length, text.length);
  let head = 0;
  while (head < most && gone[head] === text[head]) head += 1;
  if (head > 0 && isLead(gone[head - 1])) head -= 1;
  let tail = 0;
  while (tail < most - head && gone[gone.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  if (tail > 0 && isTrail(gone[gone.length - tail])) tail -= 1;
  return { span: [start + head, end - tail], text: text.slice(head, text.length - tail) };
}

/** The first and the second unit of a character of two. */
const isLead = (unit: string | undefined): boolean => unit !== undefined && unit >= "\ud800" && unit <= "\udbff";
const isTrail = (unit: string | undefined): boolean => unit !== undefined && unit >= "\udc00" && unit <= "\udfff";

/** A paragraph after its edits, and where in it the new words are, in order. */
export function rewritten(
  line: string,
  changes: readonly Change[],
): { text: string; fresh: [from: number, to: number][] } {
  const fresh: [number, number][] = [];
  let text = "";
  let at = 0;
  for (const change of [...changes].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])) {
    text += line.slice(at, change.span[0]);
    fresh.push([text.length, text.length + change.text.length]);
    text += change.text;
    at = change.span[1];
  }
  return { text: text + line.slice(at), fresh };
}
