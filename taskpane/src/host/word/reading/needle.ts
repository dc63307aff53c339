/** What to search for so that Word finds exactly one place: short quotes by their turn, long ones by both ends. Pure. */

/** Word refuses more than 255 characters, and each ^ counts twice (#1726). */
const LONGEST = 120;
/** Enough of a long quote to be told by its start and its end. */
const END = 60;

export interface Needle {
  words: string;
  /** Which of the places Word finds, from left to right; it finds none that overlap. */
  turn: number;
  /** How many places it must find in the paragraph; another number means that text and document do not agree. */
  of: number;
}

/** `within` is first found in the paragraph, then `needle` inside of it. */
export interface Hunt {
  within: Needle | null;
  needle: Needle;
}

/** ^ begins a code in a search. [DP search-option-guidance] */
export const escaped = (words: string): string => words.split("^").join("^^");

/** Starts of the quote from left to right, none overlapping the one before. */
export function turns(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && words !== ""; at = text.indexOf(words, at + words.length))
    found.push(at);
  return found;
}

/** Like a line break, which a search does not match. */
// eslint-disable-next-line no-control-regex
const UNSEARCHABLE = /[\u0000-\u001f\ufffc]/;

/** Whether Word can search for it in one piece. */
export const searchable = (words: string): boolean =>
  words !== "" && words.length <= LONGEST && !UNSEARCHABLE.test(words);

/** The words of text[start, end) by their turn; null when they cannot be told that way. */
export function plain(text: string, start: number, end: number): Hunt | null {
  const words = text.slice(start, end);
  if (!searchable(words)) return null;
  const all = turns(text, words);
  const turn = all.indexOf(start);
  return turn < 0 ? null : { within: null, needle: { words, turn, of: all.length } };
}

/** The words inside a longer stretch that occurs once; null when there is none short enough. */
export function widened(text: string, start: number, end: number): Hunt | null {
  for (let by = 2; by <= LONGEST; by += 2) {
    const from = boundary(text, Math.max(0, start - by));
    const to = boundary(text, Math.min(text.length, end + by));
    const stretch = text.slice(from, to);
    if (!searchable(stretch)) return null;
    if (count(text, stretch) === 1) {
      const inner = plain(stretch, start - from, end - from);
      return inner && { within: { words: stretch, turn: 0, of: 1 }, needle: inner.needle };
    }
    if (from === 0 && to === text.length) return null;
  }
  return null;
}

/** Both ends of what is too long or cannot be searched in one piece. */
export function ends(
  text: string,
  start: number,
  end: number,
): [head: [number, number], tail: [number, number]] | null {
  const middle = Math.floor((start + end) / 2);
  let [to, from] = [boundary(text, Math.min(start + END, middle)), boundary(text, Math.max(end - END, middle))];
  while (to > start && !searchable(text.slice(start, to))) to = boundary(text, to - 1);
  while (from < end && !searchable(text.slice(from, end))) from = boundary(text, from + 1);
  return to > start && from < end
    ? [
        [start, to],
        [from, end],
      ]
    : null;
}

/** Never between the two units of one character. */
export function boundary(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

function count(text: string, words: string): number {
  let found = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found += 1;
  return found;
}
