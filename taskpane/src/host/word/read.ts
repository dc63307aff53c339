/** The whole document as it stands, with what the checks want to know of each paragraph. Two round trips, one more for each 400 paragraphs. */

import type { Paragraph } from "../../api/wire";
import type { Office_ } from "./office";

/** Long batches hung Word once (#719) and stall it on Mac (#6024). */
const CHUNK = 400;

export interface Read {
  items: Word.Paragraph[];
  /** What a person reads: without what was deleted under tracking, where Word can say so. */
  texts: string[];
}

const BASE = "text";
const LOOKS = "text,style,outlineLevel,alignment";

/** Texts only, for work inside a batch. */
export const readTexts = (context: Word.RequestContext, office: Office_): Promise<Read> => load(context, office, BASE);

/** Everything the service is told. */
export async function readAll(context: Word.RequestContext, office: Office_): Promise<Read & { paragraphs: Omit<Paragraph, "id">[] }> {
  const read = await load(context, office, LOOKS);
  const more = office.has("1.3") ? await lists(context, read.items) : null;
  const paragraphs = read.items.map((item, i) => ({
    text: read.texts[i] ?? "",
    style: item.style,
    outline: item.outlineLevel >= 1 && item.outlineLevel <= 9 ? item.outlineLevel : null,
    align: ALIGN[item.alignment] ?? ("" as const),
    label: more?.[i]?.label ?? "",
    container: more?.[i]?.inTable ? ("table" as const) : ("body" as const),
  }));
  return { ...read, paragraphs };
}

const ALIGN: Readonly<Record<string, NonNullable<Paragraph["align"]>>> = { Left: "left", Centered: "center", Right: "right", Justified: "both" };

async function load(context: Word.RequestContext, office: Office_, properties: string): Promise<Read> {
  const all = context.document.body.paragraphs;
  all.load(properties.split(",").map((p) => `items/${p}`).join(","));
  await context.sync();
  const texts = office.has("1.7") ? await shown(context, all.items) : all.items.map((p) => p.text);
  return { items: all.items, texts: texts.map((t) => t.replace(/[\r\n\u0007]+$/, "")) };
}

/**
 * `text` holds deleted words on some hosts (#1267, #2314); this leaves them out.
 * @needs 1.7
 */
async function shown(context: Word.RequestContext, items: readonly Word.Paragraph[]): Promise<string[]> {
  const texts: string[] = [];
  for (const some of chunks(items)) {
    const results = some.map((p) => p.getText());
    await context.sync();
    texts.push(...results.map((r) => r.value));
  }
  return texts;
}

/** @needs 1.3 */
async function lists(context: Word.RequestContext, items: readonly Word.Paragraph[]): Promise<{ label: string; inTable: boolean }[]> {
  const found: { label: string; inTable: boolean }[] = [];
  for (const some of chunks(items)) {
    const numbered = some.map((p) => {
      p.load("tableNestingLevel");
      const item = p.listItemOrNullObject;
      item.load("listString");
      return item;
    });
    await context.sync();
    found.push(...some.map((p, i) => ({ label: labelOf(numbered[i]), inTable: p.tableNestingLevel > 0 })));
  }
  return found;
}

const labelOf = (item: Word.ListItem | undefined): string => (!item || item.isNullObject ? "" : item.listString);

function chunks<T>(items: readonly T[]): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < items.length; at += CHUNK) found.push(items.slice(at, at + CHUNK));
  return found;
}
