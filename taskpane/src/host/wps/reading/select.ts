/** Going to words, and what the writer has selected. */

import type { Anchor, MarkResult } from "../../host";
import type { Document, Range } from "../application";
import { turnOf } from "../../anchor";
import { locate, type Desk } from "../workspace";
import { asNumber, asText, attempt, tried } from "../guarded";
import { caretItem } from "./caret";
import { withoutMark } from "./text";

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
  const [start, end] = [asNumber(range.Start), asNumber(range.End)];
  const quote = withoutMark(asText(range.Text));
  const item = start < end && quote !== "" ? caretItem(document, range) : null;
  const id = item === null ? null : desk.idAt(item);
  if (item === null || id === null) return null;
  const paragraph = document.Paragraphs.Item(item).Range;
  const text = withoutMark(asText(paragraph.Text));
  const from = start === asNumber(paragraph.Start) ? 0 : asText(document.Range(asNumber(paragraph.Start), start).Text).length;
  if (end > asNumber(paragraph.End) || text.slice(from, from + quote.length) !== quote) return null;
  return { paragraph: id, span: [from, from + quote.length], quote, occurrence: turnOf(text, quote, from) };
}
