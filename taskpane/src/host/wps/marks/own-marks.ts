/**
 * Our highlights in the document. A bookmark keeps each: where it is, what colour it has, and what was there before.
 * Those that Word or the service wrote stand in hidden bookmarks with names of their own; they are found and taken off as well.
 */

import { colourNumber, keptHighlight } from "../../highlight-names";
import type { Application, Document, Range } from "../application";
import type { Pace } from "../pace";
import { asFlag, asNumber, asText, attempt, tried } from "../guarded";
import { edit } from "../editing/edit";

export interface OwnMark {
  name: string;
  number: number;
  /** The colours it may have. */
  ours: readonly number[];
  /** Null when what stood there cannot be told: its colour is left. */
  before: number | null;
  start: number;
  end: number;
}

export const markName = (number: number, colour: number, before: number): string =>
  `zb_h_${number}_${colour}_${before}`;

export async function ownMarks(document: Document, step: Pace): Promise<OwnMark[]> {
  await step(3);
  return hiddenShown(document, () => listed(document, step));
}

async function listed(document: Document, step: Pace): Promise<OwnMark[]> {
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
  const kept = keptHighlight(name);
  if (!kept) return null;
  const before = kept.before === null ? null : colourNumber(kept.before);
  return {
    name,
    number: kept.number,
    ours: kept.ours,
    before,
    start: asNumber(bookmark.Start),
    end: asNumber(bookmark.End),
  };
}

/** Bookmarks whose names begin with _ are hidden, and may not be told of before they are asked for. */
async function hiddenShown<T>(document: Document, work: () => Promise<T>): Promise<T> {
  const shown = attempt(() => asFlag(document.Bookmarks.ShowHidden), true);
  if (shown) return work();
  tried(() => (document.Bookmarks.ShowHidden = true));
  try {
    return await work();
  } finally {
    tried(() => (document.Bookmarks.ShowHidden = false));
  }
}

/** Puts the old colour back and takes the bookmark away; false when the words have another colour now: the writer gave it, it stays. */
function unmark(document: Document, { name, ours, before }: OwnMark): boolean {
  const bookmark = document.Bookmarks.Item(name);
  const { Range: range } = bookmark;
  const stripped = before !== null && restore(document, range, ours, before);
  bookmark.Delete();
  return stripped;
}

/** Character by character where the colours differ: what another hand coloured inside our mark keeps its colour. */
function restore(document: Document, range: Range, ours: readonly number[], before: number): boolean {
  const now = asNumber(range.HighlightColorIndex);
  if (ours.includes(now)) range.HighlightColorIndex = before;
  if (ours.includes(now) || now === before) return true;
  let all = true;
  for (let at = asNumber(range.Start), end = asNumber(range.End); at < end; at += 1) {
    const one = document.Range(at, at + 1);
    const its = asNumber(one.HighlightColorIndex);
    if (ours.includes(its)) one.HighlightColorIndex = before;
    else if (its !== before) all = false;
  }
  return all;
}

/** How many could not be taken back whole. */
export async function unmarkAll(
  application: Application,
  document: Document,
  marks: readonly OwnMark[],
  step: Pace,
): Promise<number> {
  if (marks.length === 0) return 0;
  await step(3);
  return hiddenShown(document, async () => {
    let left = 0;
    for (const mark of marks) {
      await step(17);
      if (!edit(application, document, "off", () => attempt(() => unmark(document, mark), false))) left += 1;
    }
    return left;
  });
}
