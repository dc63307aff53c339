/**
 * From a place in a paragraph's text to a range of the document. The two count differently: comment marks and field codes are
 * positions without text, deleted words keep theirs, a cell's end is two characters in one position [AWD]. So a position is
 * measured by the text before it, the words are compared, and what does not read as expected is not touched.
 */

import type { Document, Range } from "../application";
import { findWords } from "./find";
import { asNumber, asText, attempt } from "../guarded";
import { withoutMark } from "./text";

export interface Location {
  range: Range;
  start: number;
  end: number;
}

/** How often a measured position may be put right; each field or deletion before it takes one. */
const TURNS = 60;

/** The words `text.slice(start, end)` of paragraph `item`, whose text is `text`; null when they cannot be found for certain. */
export function locationOf(
  document: Document,
  item: number,
  text: string,
  [start, end]: readonly [number, number],
): Location | null {
  return attempt(() => {
    const paragraph = document.Paragraphs.Item(item).Range;
    if (withoutMark(asText(paragraph.Text)) !== text) return null;
    const words = text.slice(start, end);
    return (
      measured(document, paragraph, start, words) ??
      (words === "" ? null : searched(document, paragraph, text, start, words))
    );
  }, null);
}

function measured(document: Document, paragraph: Range, offset: number, words: string): Location | null {
  return attempt(() => {
    const [from, to] = [asNumber(paragraph.Start), asNumber(paragraph.End)];
    const start = positionAt(document, from, to, from, offset);
    const end = start === null ? null : positionAt(document, start, to, start, words.length);
    if (start === null || end === null) return null;
    const location = checked(document, start, end, words);
    return location && end - start > words.length ? tight(document, location, words) : location;
  }, null);
}

/** The position that has `length` units of text between it and `from`. */
function positionAt(document: Document, from: number, limit: number, first: number, length: number): number | null {
  let position = first + length;
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (position < from || position > limit) return null;
    const before = position === from ? 0 : asText(document.Range(from, position).Text).length;
    if (before === length) return position;
    // Too far only where a character of two units is one position: half the way back is never too far back.
    position += before < length ? length - before : -Math.ceil((before - length) / 2);
  }
  return null;
}

function checked(document: Document, start: number, end: number, words: string): Location | null {
  const range = document.Range(start, end);
  return start === end || asText(range.Text) === words ? { range, start, end } : null;
}

/** Without the positions before the first word that show nothing: they belong to others. */
function tight(document: Document, { range, start, end }: Location, words: string): Location {
  let [low, high] = [start, end];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (asText(document.Range(middle, end).Text) === words) low = middle;
    else high = middle;
  }
  return checked(document, low, end, words) ?? { range, start, end };
}

/** Where the text cannot be measured: the program's own search, inside the paragraph, for the same turn of the words. */
function searched(document: Document, paragraph: Range, text: string, start: number, words: string): Location | null {
  let turn = 0;
  for (let at = text.indexOf(words); at >= 0 && at < start; at = text.indexOf(words, at + words.length)) turn += 1;
  return attempt(() => {
    const range = findWords(paragraph, words, turn);
    return range && checked(document, asNumber(range.Start), asNumber(range.End), words);
  }, null);
}
