/* eslint-disable no-control-regex -- WPS marks ends and objects with control characters. */

/** `Range.Text` as the service knows text. Lengths are kept, so that positions in one are positions in the other. */

const LINE_BREAK = /\v/g;
const HARD_HYPHEN = /\u001e/g;

/** A paragraph ends in \r, a table cell in \r\x07 [AWD], a section in \f. */
export const withoutMark = (text: string): string => readable(text.replace(/(?:\r\u0007?|\u0007|\f)$/, ""));

export const readable = (text: string): string => text.replace(LINE_BREAK, "\n").replace(HARD_HYPHEN, "\u2011");

export const isCellEnd = (text: string): boolean => text.endsWith("\u0007");

/** Characters that stand for something else than themselves: a footnote, a picture, a break. */
export const holdsObject = (text: string): boolean => /[\u0000-\u0008\u000c\u000e-\u001d\ufffc]/.test(text);
