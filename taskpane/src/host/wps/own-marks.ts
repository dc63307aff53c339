/** Our highlights in the document. A bookmark keeps each: where it is, what colour it has, and what was there before. */

import type { Application, Document, Range } from "./application";
import type { Pace } from "./pace";
import { asNumber, asText, attempt } from "./guarded";
import { edit } from "./edit";

/** zb_h_<number>_<our colour>_<colour before> */
const NAME = /^zb_h_(\d+)_(\d+)_(\d+)$/;

export interface OwnMark {
  name: string;
  number: number;
  colour: number;
  before: number;
  start: number;
  end: number;
}

export const markName = (number: number, colour: number, before: number): string => `zb_h_${number}_${colour}_${before}`;

export async function ownMarks(document: Document, step: Pace): Promise<OwnMark[]> {
  const found: OwnMark[] = [];
  for (let i = attempt(() => asNumber(document.Bookmarks.Count), 0); i > 0; i -= 1) {
    await step(6);
    const mark = attempt(() => read(document.Bookmarks.Item(i)), null);
    if (mark) found.push(mark);
  }
  return found;
}

function read(bookmark: Wps.Bookmark): OwnMark | null {
  const name = asText(bookmark.Name);
  const parts = NAME.exec(name);
  if (!parts) return null;
  return { name, number: asNumber(parts[1]), colour: asNumber(parts[2]), before: asNumber(parts[3]), start: asNumber(bookmark.Start), end: asNumber(bookmark.End) };
}

/** Puts the old colour back and takes the bookmark away; false when the words have another colour now: the writer gave it, it stays. */
export function unmark(document: Document, { name, colour, before }: OwnMark): boolean {
  const bookmark = document.Bookmarks.Item(name);
  const { Range: range } = bookmark;
  const stripped = restore(document, range, colour, before);
  bookmark.Delete();
  return stripped;
}

/** Character by character where the colours differ: what another hand coloured inside our mark keeps its colour. */
function restore(document: Document, range: Range, colour: number, before: number): boolean {
  const now = asNumber(range.HighlightColorIndex);
  if (now === colour) range.HighlightColorIndex = before;
  if (now === colour || now === before) return true;
  let all = true;
  for (let at = asNumber(range.Start), end = asNumber(range.End); at < end; at += 1) {
    const one = document.Range(at, at + 1);
    const its = asNumber(one.HighlightColorIndex);
    if (its === colour) one.HighlightColorIndex = before;
    else if (its !== before) all = false;
  }
  return all;
}

/** How many could not be taken back whole. */
export async function unmarkAll(application: Application, document: Document, marks: readonly OwnMark[], step: Pace): Promise<number> {
  let left = 0;
  for (const mark of marks) {
    await step(17);
    if (!edit(application, document, "off", () => attempt(() => unmark(document, mark), false))) left += 1;
  }
  return left;
}
