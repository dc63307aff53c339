/** Template sections as paragraphs of the document, looking like its own. Nothing that stands there is written over. */

import type { Host, InsertBlock, MarkResult } from "../../host";
import type { Known, OpenDocument } from "../reading/document";
import { goToHole } from "./holes";
import { loadLooks, wear } from "./looks";
import type { WordApi } from "../office";

export const createInsert =
  (doc: OpenDocument): Host["insert"] =>
  (blocks, where) =>
    doc.office.run(async (context): Promise<MarkResult> => {
      const known = await doc.now(context);
      const caret = where === "caret" ? lastSelected(context) : null;
      if (doc.office.has("1.3")) nesting(known, caret);
      await context.sync();
      const anchor = caret ? atCaret(doc.office, caret) : (known.items[known.items.length - 1] ?? null);
      if (!anchor || blocks.length === 0) return "refused";
      const written = write(anchor, blocks, isBlank(known) ? known.items[0] : undefined);
      const likes = blocks.map((block) => sample(known, doc.office, block));
      for (const paragraph of [...written, ...likes]) if (paragraph) loadLooks(paragraph);
      if (doc.office.has("1.3")) for (const paragraph of written) numbering(paragraph);
      await context.sync();
      if (doc.office.has("1.3")) for (const paragraph of written) leaveList(paragraph);
      written.forEach((paragraph, i) => wear(paragraph, likes[i] ?? null, blocks[i]?.role ?? "", doc.office));
      await context.sync();
      await goToHole(
        context,
        written.map((range, i) => ({ range, text: blocks[i]?.text ?? "" })),
      );
      return "done";
    });

function lastSelected(context: Word.RequestContext): Word.ParagraphCollection {
  const { paragraphs } = context.document.getSelection();
  paragraphs.load("items/text");
  return paragraphs;
}

/** Not into a cell: a section is no part of a table. Word 2016 cannot tell. */
function atCaret(office: WordApi, selected: Word.ParagraphCollection): Word.Paragraph | null {
  const last = selected.items[selected.items.length - 1] ?? null;
  return last && office.has("1.3") && inTable(last) ? null : last;
}

/** @needs 1.3 */
function nesting(known: Known, caret: Word.ParagraphCollection | null): void {
  for (const item of known.items) item.load("tableNestingLevel");
  caret?.load("items/tableNestingLevel");
}

/**
 * After a numbered paragraph the new one would go on with its numbers; our numbers stand in the text.
 * @needs 1.3
 */
const leaveList = (paragraph: Word.Paragraph): void => {
  if (paragraph.isListItem) paragraph.detachFromList();
};

/** @needs 1.3 */
const numbering = (paragraph: Word.Paragraph): void => {
  paragraph.load("isListItem");
};

/** @needs 1.3 */
const inTable = (paragraph: Word.Paragraph): boolean => paragraph.tableNestingLevel > 0;

const isBlank = (known: Known): boolean => known.texts.every((text) => text.trim() === "");

/** One after the other; into an empty document's first paragraph first. */
function write(
  anchor: Word.Paragraph,
  blocks: readonly InsertBlock[],
  blank: Word.Paragraph | undefined,
): Word.Paragraph[] {
  const written: Word.Paragraph[] = [];
  let last = blank ?? anchor;
  for (const { text } of blocks) {
    if (blank && written.length === 0) last.insertText(text, "Start");
    else last = last.insertParagraph(text, "After");
    written.push(last);
  }
  return written;
}

/** The paragraph whose looks the block takes: the one it names, else for plain text the longest of the document. */
function sample(known: Known, office: WordApi, block: InsertBlock): Word.Paragraph | null {
  const named = known.items[known.ids.indexOf(block.like ?? "")];
  if (named) return named;
  if (/^(title|subtitle|heading)/.test(block.role)) return null;
  let best: Word.Paragraph | null = null;
  let length = 0;
  known.items.forEach((item, i) => {
    const size = known.texts[i]?.trim().length ?? 0;
    if (size > length && !(office.has("1.3") && inTable(item))) [best, length] = [item, size];
  });
  return best;
}
