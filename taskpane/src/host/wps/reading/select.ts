/** Going to words, and what the writer has selected. */

import type { Anchor, MarkResult } from "../../host";
import type { Document, Range } from "../application";
import { occurrenceOf } from "../../anchor";
import { locate, type Workspace } from "../workspace";
import { asNumber, asText, attempt, tried } from "../guarded";
import { caretItem } from "./caret";
import { withoutMark } from "./text";

export async function reveal(workspace: Workspace, anchor: Anchor): Promise<MarkResult> {
  const document = workspace.document();
  const lines = await workspace.now(document);
  await workspace.step(30);
  const location = locate(document, lines, anchor);
  if (!location) return "not-found";
  if (!tried(() => location.range.Select())) return "refused";
  tried(() => workspace.application.ActiveWindow.ScrollIntoView(location.range));
  return "done";
}

/** Null when nothing is selected, or more than one paragraph. */
export async function selection(workspace: Workspace): Promise<Anchor | null> {
  const document = workspace.document();
  await workspace.now(document);
  await workspace.step(60);
  return attempt(() => anchorOf(workspace, document, workspace.application.Selection.Range), null);
}

function anchorOf(workspace: Workspace, document: Document, range: Range): Anchor | null {
  const [start, end] = [asNumber(range.Start), asNumber(range.End)];
  const quote = withoutMark(asText(range.Text));
  const item = start < end && quote !== "" ? caretItem(document, range) : null;
  const id = item === null ? null : workspace.idAt(item);
  if (item === null || id === null) return null;
  const paragraph = document.Paragraphs.Item(item).Range;
  const text = withoutMark(asText(paragraph.Text));
  const from =
    start === asNumber(paragraph.Start) ? 0 : asText(document.Range(asNumber(paragraph.Start), start).Text).length;
  if (end > asNumber(paragraph.End) || text.slice(from, from + quote.length) !== quote) return null;
  return { paragraph: id, span: [from, from + quote.length], quote, occurrence: occurrenceOf(text, quote, from) };
}
