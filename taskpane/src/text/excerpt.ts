/** Cuts the piece of a paragraph that shows a span in its surroundings. Spans are UTF-16. */

import type { Span } from "../api/wire";

export interface Excerpt {
  before: string;
  match: string;
  after: string;
}

const SENTENCE_END = /[。！？；!?;]/;
const CLAUSE_END = /[。！？；，、：!?;,:]/;

/** The sentence a span stands in, for a card; long surroundings are cut with …… */
export const sentence = (text: string, span: Span): Excerpt => cut(text, span, SENTENCE_END, 60);

/** The clause a span stands in, for one line: the match must be near its start to be seen. */
export const clause = (text: string, span: Span): Excerpt => cut(text, span, CLAUSE_END, 10);

/** The beginning of a paragraph, to tell it by. */
export const opening = (text: string, units = 14): string => (text.length > units ? `${text.slice(0, whole(text, units))}……` : text);

function cut(text: string, [start, end]: Span, stop: RegExp, reach: number): Excerpt {
  let from = start;
  while (from > 0 && !stop.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && !stop.test(text.charAt(to - 1))) to += 1;
  const tooFar = start - from > reach;
  if (tooFar) from = whole(text, start - reach);
  const cutShort = to - end > 60;
  if (cutShort) to = whole(text, end + 60);
  return {
    before: (tooFar ? "……" : "") + text.slice(from, start).trimStart(),
    match: text.slice(start, end),
    after: text.slice(end, to).trimEnd() + (cutShort ? "……" : ""),
  };
}

/** The same position, or one less where it would split a surrogate pair. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
