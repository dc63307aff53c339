/** The words selected inside one paragraph, as an anchor. */

import type { Anchor } from "../../host";
import { occurrenceOf } from "../../anchor";
import type { OpenDocument, Known } from "./document";
import type { WordApi } from "../office";

export const createSelection = (doc: OpenDocument) => (): Promise<Anchor | null> =>
  doc.office.run(async (context) => {
    const selected = context.document.getSelection();
    selected.load("text");
    // eslint-disable-next-line office-addins/call-sync-before-read, office-addins/load-object-before-read -- a way to the collection, not a value
    const around = selected.paragraphs;
    around.load("items/text");
    const known = await doc.now(context);
    const [paragraph] = around.items;
    const quote = selected.text.replace(/\r$/, "");
    if (!paragraph || around.items.length !== 1 || quote === "") return null;
    const index = await indexOf(context, doc.office, known, paragraph);
    const text = known.texts[index] ?? "";
    const start = await startOf(context, doc.office, { paragraph, selected, text, quote });
    if (index < 0 || start < 0) return null;
    return {
      paragraph: known.ids[index] ?? "",
      span: [start, start + quote.length],
      quote,
      occurrence: occurrenceOf(text, quote, start),
    };
  });

/** Which of the document's paragraphs it is: by its text, and of several alike by its place. */
async function indexOf(
  context: Word.RequestContext,
  office: WordApi,
  known: Known,
  paragraph: Word.Paragraph,
): Promise<number> {
  const raw = paragraph.text;
  const alike = known.items.flatMap((item, i) => (item.text === raw ? [i] : []));
  if (alike.length <= 1) return alike[0] ?? -1;
  return office.has("1.3") ? sameLocation(context, known, alike, paragraph) : -1;
}

/** @needs 1.3 */
async function sameLocation(
  context: Word.RequestContext,
  known: Known,
  alike: readonly number[],
  paragraph: Word.Paragraph,
): Promise<number> {
  const here = paragraph.getRange("Whole");
  const relations = alike.map((i) => known.items[i]?.getRange("Whole").compareLocationWith(here));
  await context.sync();
  return alike[relations.findIndex((r) => String(r?.value) === "Equal")] ?? -1;
}

interface Selected {
  paragraph: Word.Paragraph;
  selected: Word.Range;
  text: string;
  quote: string;
}

/** By what stands before it; where that does not fit (tracked deletions), by the words, if they stand there once. */
async function startOf(
  context: Word.RequestContext,
  office: WordApi,
  { paragraph, selected, text, quote }: Selected,
): Promise<number> {
  const once = text.indexOf(quote);
  if (once === text.lastIndexOf(quote)) return once;
  if (!office.has("1.3")) return -1;
  const start = await lengthBefore(context, paragraph, selected);
  return text.slice(start, start + quote.length) === quote ? start : -1;
}

/** @needs 1.3 */
async function lengthBefore(
  context: Word.RequestContext,
  paragraph: Word.Paragraph,
  selected: Word.Range,
): Promise<number> {
  const before = paragraph.getRange("Start").expandTo(selected.getRange("Start"));
  before.load("text");
  await context.sync();
  return before.text.length;
}
