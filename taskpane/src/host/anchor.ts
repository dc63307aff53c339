/** Where the words of an anchor are in the text of their paragraph, as it stands now. Pure; nothing is ever guessed. */

import type { Span } from "../api/wire";
import type { Anchor } from "./host";

/** The words at their span; or, where text before them changed, the same words at the same turn. Null: not there, or not told apart. */
export function spanOf(text: string, { span, quote, occurrence }: Omit<Anchor, "paragraph">): Span | null {
  if (span === null) return [0, text.length];
  if (text.slice(span[0], span[1]) === quote) return span;
  if (quote === "") return null;
  let start = -1;
  for (let turn = 0; turn <= occurrence; turn += 1) {
    start = text.indexOf(quote, start + 1);
    if (start < 0) return null;
  }
  return occurrence > 0 || !text.includes(quote, start + 1) ? [start, start + quote.length] : null;
}

/** How many of the same words stand before `start`. */
export function occurrenceOf(text: string, quote: string, start: number): number {
  let turn = 0;
  for (let at = text.indexOf(quote); at >= 0 && at < start; at = text.indexOf(quote, at + 1)) turn += 1;
  return turn;
}
