/** Cuts the piece of a paragraph that shows a span in its surroundings. Spans are UTF-16. */

import type { Span } from "../api/wire";

export interface Excerpt {
  before: string;
  match: string;
  after: string;
}

const SENTENCE = /[。！？；!?;]/;
const CLAUSE = /[。！？；，、：!?;,:]/;

/** For a card: the sentence, or as many of its clauses as fit. */
export const sentence = (text: string, span: Span): Excerpt =>
  split(text, span, surroundings(text, span, SENTENCE, 30));

/** For a row: the clause, cut so near before the match that it can be seen. */
export function clause(text: string, span: Span): Excerpt {
  const { before, match, after } = split(
    text,
    span,
    surroundings(text, span, CLAUSE, Math.max(4, 15 - (span[1] - span[0]))),
  );
  return { before, match, after: after.replace(/[，、；：,;:]$/, "") };
}

/** The beginning of a paragraph, to tell it by. */
export const opening = (text: string, units = 14): string =>
  text.length > units ? `${text.slice(0, whole(text, units))}……` : text;

/** A whole paragraph in one or two lines: its head and its tail. */
export const gist = (text: string, units = 12): string =>
  text.length > units * 2 + 2
    ? `${text.slice(0, whole(text, units))}……${text.slice(whole(text, text.length - units))}`
    : text;

/** [start, end) of what to show around a span, and whether either end cuts through a clause. */
export interface Surroundings {
  from: number;
  to: number;
  cutBefore: boolean;
  cutAfter: boolean;
}

/** Out to the nearest `stop`; where that is further than `reach`, to the furthest clause within reach. */
export function surroundings(text: string, [start, end]: Span, stop: RegExp = SENTENCE, reach = 30): Surroundings {
  const from = walk(text, start, -1, stop, reach);
  const to = walk(text, end, 1, stop, reach);
  return { from: from.at, to: to.at, cutBefore: from.cut, cutAfter: to.cut };
}

function walk(text: string, origin: number, step: 1 | -1, stop: RegExp, reach: number): { at: number; cut: boolean } {
  let clauseEnd: number | null = null;
  for (let at = origin; ; at += step) {
    const edge = step < 0 ? at === 0 : at === text.length;
    const isStop = at > 0 && (step < 0 || at > origin) && stop.test(text.charAt(at - 1));
    if (edge || isStop) return { at, cut: false };
    if (Math.abs(at - origin) >= reach)
      return clauseEnd === null ? { at: whole(text, at), cut: true } : { at: clauseEnd, cut: false };
    if (at > 0 && at !== origin && CLAUSE.test(text.charAt(at - 1))) clauseEnd = at;
  }
}

const split = (text: string, [start, end]: Span, { from, to, cutBefore, cutAfter }: Surroundings): Excerpt => ({
  before: (cutBefore ? "……" : "") + text.slice(from, start).trimStart(),
  match: text.slice(start, end),
  after: text.slice(end, to).trimEnd() + (cutAfter ? "……" : ""),
});

/** The same position, or one less where it would split a surrogate pair. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
