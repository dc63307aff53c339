/** Where an anchor's words stand in its paragraph as it reads now. Nothing is ever guessed. */

import type { Anchor } from "./host";

/** [start, end) in UTF-16 units; null when the words are gone, or could be either of two. */
export function quoteSpan(text: string, { span, quote, occurrence }: Anchor): [number, number] | null {
  if (span === null) return [0, text.length];
  if (text.slice(span[0], span[1]) === quote && quote !== "") return span;
  if (quote === "") return null;
  // Text before the words changed: the same words at the same turn, if that is certain.
  let start = text.indexOf(quote);
  for (let turn = 0; turn < occurrence && start >= 0; turn += 1) start = text.indexOf(quote, start + quote.length);
  if (start < 0) return null;
  return occurrence > 0 || !text.includes(quote, start + 1) ? [start, start + quote.length] : null;
}
