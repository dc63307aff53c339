/* eslint-disable no-control-regex -- WPS marks ends and objects with control characters. */

/** `Range.Text` goes to the service as it stands, a line break as \v, without the mark at its end. */

/** A paragraph ends in \r, a table cell in \r\x07 [AWD], a section in \f. */
export const withoutMark = (text: string): string => text.replace(/(?:\r\u0007?|\u0007|\f)$/, "");

export const isCellEnd = (text: string): boolean => text.endsWith("\u0007");

/** Characters that stand for something else than themselves: a footnote, a picture, a break. */
export const holdsObject = (text: string): boolean => /[\u0000-\u0008\u000c\u000e-\u001d\ufffc]/.test(text);
