/** The paragraphs as they stand, read in stretches. Texts a writer changed meanwhile are read again. */

import type { Paragraph } from "../../../api/wire";
import type { Document } from "../application";
import { ALIGNMENT, BODY_LEVEL, IN_TABLE } from "../constants";
import { STILL_CHANGING } from "../errors";
import { asFlag, asNumber, asText, attempt } from "../guarded";
import type { Pace } from "../pace";
import { numbered, type Position } from "../../cells";
import { isCellEnd, withoutMark } from "./text";

/** A paragraph and its number in `Document.Paragraphs`, counted from 1. */
export interface Line {
  item: number;
  text: string;
  looks: Omit<Paragraph, "id" | "text">;
}

export interface Scan {
  /** `Document.Range().Text`: equal snapshots have equal lines. */
  snapshot: string;
  lines: Line[];
}

const TURNS = 3;

export const snapshotOf = (document: Document): string => asText(document.Range().Text);

/** `looks` asks for style, level, label and place too. Throws HostError when the text does not hold still. */
export async function scan(document: Document, step: Pace, looks: boolean): Promise<Scan> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const snapshot = snapshotOf(document);
    const lines = await linesOf(document, step, looks);
    if (snapshotOf(document) === snapshot) return { snapshot, lines };
  }
  throw STILL_CHANGING();
}

async function linesOf(document: Document, step: Pace, looks: boolean): Promise<Line[]> {
  const lines: Line[] = [];
  const positions: Position[] = [];
  const count = asNumber(document.Paragraphs.Count);
  for (let item = 1; item <= count; item += 1) {
    await step(looks ? 14 : 4);
    const paragraph = attempt(() => document.Paragraphs.Item(item), null);
    if (!paragraph) break; // shorter than a moment ago: the second snapshot tells
    const range = paragraph.Range;
    const raw = asText(range.Text);
    // An empty cell and the mark at the end of a row read the same; neither has words.
    if (isCellEnd(raw) && withoutMark(raw) === "") continue;
    const line = { item, text: withoutMark(raw), looks: looks ? looksOf(paragraph, range, raw) : {} };
    lines.push(line);
    const inTable = line.looks.container === "table";
    if (inTable) await step(5);
    positions.push(inTable ? positionOf(range) : null);
  }
  if (!looks) return lines;
  const cells = numbered(positions);
  return lines.map((line, i) => ({ ...line, looks: { ...line.looks, cell: cells[i] ?? null } }));
}

function looksOf(paragraph: Wps.Paragraph, range: Wps.Range, raw: string): Line["looks"] {
  const level = attempt(() => asNumber(paragraph.OutlineLevel), BODY_LEVEL);
  const align = ALIGNMENT[attempt(() => asNumber(paragraph.Alignment), -1)];
  const label = attempt(() => asText(range.ListFormat.ListString), "");
  const style = styleName(paragraph);
  const table = isCellEnd(raw) || attempt(() => asFlag(range.Information(IN_TABLE)), false);
  return {
    ...(style ? { style } : {}),
    ...(label ? { label } : {}),
    ...(align ? { align } : {}),
    outline: level >= 1 && level < BODY_LEVEL ? level : null,
    container: table ? "table" : "body",
  };
}

/** WPS counts rows and columns from 1; nobody has seen yet whether it tells them. */
export function positionOf(range: Wps.Range): Position {
  const cell = attempt(() => range.Cells.Item(1), null);
  const row = attempt(() => asNumber(cell?.RowIndex), 0);
  const column = attempt(() => asNumber(cell?.ColumnIndex), 0);
  return row >= 1 && column >= 1 ? [row - 1, column - 1] : "unknown";
}

/** An object with `NameLocal`, or the name itself. */
export function styleName(of: Wps.Paragraph | Wps.Range): string {
  return attempt(() => {
    const style = of.Style as unknown;
    return typeof style === "object" && style !== null
      ? asText((style as { NameLocal: unknown }).NameLocal)
      : asText(style ?? "");
  }, "");
}
