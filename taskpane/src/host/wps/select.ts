/** Going to words, and what the writer has selected. */

import type { Anchor, MarkResult } from "../host";
import type { Document, Range } from "./application";
import { locate, type Desk } from "./desk";
import { attempt, tried } from "./guarded";
import { caretItem } from "./insert";
import { readable, withoutMark } from "./text";

export async function reveal(desk: Desk, anchor: Anchor): Promise<MarkResult> {
  const document = desk.document();
  const lines = await desk.now(document);
  await desk.step(30);
  const place = locate(document, lines, anchor);
  if (!place) return "not-found";
  if (!tried(() => place.range.Select())) return "refused";
  tried(() => desk.application.ActiveWindow.ScrollIntoView(place.range));
  return "done";
}

/** Null when nothing is selected, or more than one paragraph. */
export async function selection(desk: Desk): Promise<Anchor | null> {
  const document = desk.document();
  await desk.now(document);
  await desk.step(60);
  return attempt(() => anchorOf(desk, document, desk.application.Selection.Range), null);
}

function anchorOf(desk: Desk, document: Document, range: Range): Anchor | null {
  const [start, end] = [Number(range.Start), Number(range.End)];
  const quote = withoutMark(String(range.Text ?? ""));
  const item = start < end && quote !== "" ? caretItem(document, range) : null;
  const id = item === null ? null : desk.idAt(item);
  if (item === null || id === null) return null;
  const paragraph = document.Paragraphs.Item(item).Range;
  const text = withoutMark(String(paragraph.Text));
  const from = start === Number(paragraph.Start) ? 0 : readable(String(document.Range(Number(paragraph.Start), start).Text)).length;
  if (end > Number(paragraph.End) || text.slice(from, from + quote.length) !== quote) return null;
  let occurrence = 0;
  for (let at = text.indexOf(quote); at >= 0 && at < from; at = text.indexOf(quote, at + quote.length)) occurrence += 1;
  return { paragraph: id, span: [from, from + quote.length], quote, occurrence };
}
