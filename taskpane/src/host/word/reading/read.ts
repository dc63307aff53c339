/** The whole document as it stands, with what the checks want to know of each paragraph. Two round trips, one more for each 400 paragraphs and for each 400 in tables. */

import type { Paragraph } from "../../../api/wire";
import { numbered, type Position } from "../../cells";
import type { WordApi } from "../office";

/** Long batches hung Word once (#719) and stall it on Mac (#6024). */
const CHUNK = 400;

export interface Read {
  items: Word.Paragraph[];
  /** What a person reads: without what was deleted under tracking, where Word can say so. */
  texts: string[];
}

/** Texts only, for work inside a batch. */
export async function readTexts(context: Word.RequestContext, office: WordApi): Promise<Read> {
  const all = context.document.body.paragraphs;
  all.load("items/text");
  await context.sync();
  return { items: all.items, texts: await textsOf(context, office, all.items) };
}

/** Everything the service is told. */
export async function readAll(
  context: Word.RequestContext,
  office: WordApi,
): Promise<Read & { paragraphs: Omit<Paragraph, "id">[] }> {
  const all = context.document.body.paragraphs;
  all.load("items/text,items/style,items/outlineLevel,items/alignment");
  await context.sync();
  const texts = await textsOf(context, office, all.items);
  const more = office.has("1.3") ? await lists(context, all.items) : null;
  const cells = office.has("1.3") && more ? numbered(await positions(context, all.items, more)) : null;
  const paragraphs = all.items.map((item, i) => ({
    text: texts[i] ?? "",
    style: item.style,
    outline: item.outlineLevel >= 1 && item.outlineLevel <= 9 ? item.outlineLevel : null,
    align: ALIGN[item.alignment] ?? ("" as const),
    label: more?.[i]?.label ?? "",
    container: more?.[i]?.nesting ? ("table" as const) : ("body" as const),
    cell: cells?.[i] ?? null,
    // A picture by itself reads as a blank line.
    ...((texts[i] ?? "").trim() === "" && { shows: true }),
  }));
  return { items: all.items, texts, paragraphs };
}

const ALIGN: Readonly<Record<string, NonNullable<Paragraph["align"]>>> = {
  Left: "left",
  Centered: "center",
  Right: "right",
  Justified: "both",
};

/** A paragraph's own mark, and the one of a cell. */
// eslint-disable-next-line no-control-regex
const END = /[\r\n\u0007]+$/;

async function textsOf(
  context: Word.RequestContext,
  office: WordApi,
  items: readonly Word.Paragraph[],
): Promise<string[]> {
  const texts = office.has("1.7") ? await shown(context, items) : items.map((p) => p.text);
  return texts.map((t) => t.replace(END, ""));
}

/**
 * `text` holds deleted words on some hosts (#1267, #2314); this leaves them out.
 * @needs 1.7
 */
async function shown(context: Word.RequestContext, items: readonly Word.Paragraph[]): Promise<string[]> {
  const texts: string[] = [];
  for (const some of chunks(items)) {
    const results = some.map((p) => p.getText());
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one a chunk: a whole long document in one hangs Word
    await context.sync();
    texts.push(...results.map((r) => r.value));
  }
  return texts;
}

/** How a paragraph stands: the label of its list, and its tables. */
interface Layout {
  label: string;
  /** How many tables it stands in. */
  nesting: number;
}

/** @needs 1.3 */
async function lists(context: Word.RequestContext, items: readonly Word.Paragraph[]): Promise<Layout[]> {
  const found: Layout[] = [];
  for (const some of chunks(items)) {
    const numbered = some.map((p) => {
      p.load("tableNestingLevel");
      const item = p.listItemOrNullObject;
      item.load("listString");
      return item;
    });
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one a chunk
    await context.sync();
    found.push(...some.map((p, i) => ({ label: labelOf(numbered[i]), nesting: p.tableNestingLevel })));
  }
  return found;
}

/**
 * Where the paragraphs of tables stand; one in a table within a table is part of no row that could be read.
 * @needs 1.3
 */
async function positions(
  context: Word.RequestContext,
  items: readonly Word.Paragraph[],
  layouts: readonly Layout[],
): Promise<Position[]> {
  const inTables = items.flatMap((item, i) => (layouts[i]?.nesting === 1 ? [{ item, i }] : []));
  const found: Position[] = items.map((_, i) => (layouts[i]?.nesting ? "unknown" : null));
  for (const some of chunks(inTables)) {
    const cells = some.map(({ item }) => {
      const cell = item.parentTableCellOrNullObject;
      cell.load("rowIndex,cellIndex");
      return cell;
    });
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one a chunk
    await context.sync();
    some.forEach(({ i }, at) => {
      const cell = cells[at];
      if (cell && !cell.isNullObject) found[i] = [cell.rowIndex, cell.cellIndex];
    });
  }
  return found;
}

/** @needs 1.3 */
const labelOf = (item: Word.ListItem | undefined): string => (!item || item.isNullObject ? "" : item.listString);

function chunks<T>(items: readonly T[]): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < items.length; at += CHUNK) found.push(items.slice(at, at + CHUNK));
  return found;
}
