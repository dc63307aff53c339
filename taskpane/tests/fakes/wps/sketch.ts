/** A document as a test sketches it, as positions of the fake. */

import type { Line, Piece, Sketch } from "../../host/contract";
import type { Model } from "./model";
import {
  code,
  commentMark,
  insertUnits,
  letters,
  mark,
  paragraphs,
  PLAIN,
  textOf,
  type Looks,
  type Span,
  type Unit,
} from "./story";

const STYLE: Record<string, Partial<Looks>> = {
  body: {},
  title: { style: "标题", alignment: 1, indent: 0 },
  heading1: { style: "标题 1", indent: 2 },
  custom: { style: "公文正文" },
};
const COLOUR = { red: 6, yellow: 7, turquoise: 3, green: 11 };

export function unitsOf({ lines }: Sketch, perCharacter: boolean): Unit[] {
  const units: Unit[] = [];
  let cells = 0;
  const endRow = (): void => {
    if (cells > 0) units.push(mark("row"));
    cells = 0;
  };
  for (const line of lines) {
    const {
      pieces,
      in: container = "body",
      style = "body",
    }: Line = typeof line === "string" ? { pieces: [line] } : line;
    if (container !== "cell") endRow();
    if (container !== "body") cells += 1;
    units.push(...pieces.flatMap((piece) => unitsIn(piece, perCharacter)));
    units.push(mark(container === "body" ? "paragraph" : "cell", { ...PLAIN, ...STYLE[style] }));
  }
  endRow();
  return units;
}

function unitsIn(piece: Piece, perCharacter: boolean): Unit[] {
  if (typeof piece === "string") return letters(piece, perCharacter);
  if ("deleted" in piece) return letters(piece.deleted, perCharacter, { deleted: true });
  if ("inserted" in piece) return letters(piece.inserted, perCharacter, { inserted: true });
  if ("highlighted" in piece) return letters(piece.highlighted, perCharacter, { colour: COLOUR[piece.colour] });
  if ("marked" in piece) return letters(piece.marked, perCharacter, { colour: COLOUR[piece.colour] });
  return [...Array.from({ length: 12 }, code), ...letters(piece.field, perCharacter), code()];
}

/** The bookmarks around what other programs of ours marked. */
export function bookmarkMarked(model: Model, { lines }: Sketch): void {
  for (const line of lines) {
    for (const piece of typeof line === "string" ? [] : line.pieces) {
      if (typeof piece === "string" || !("marked" in piece)) continue;
      const at = positionOf(model, piece.marked);
      model.bookmarks.push({ name: piece.bookmark, span: model.addSpan(at, at + piece.marked.length) });
    }
  }
}

/** A comment by another person on the first occurrence of the words. */
export function remark(
  model: Model,
  id: number,
  { quote, text, author }: { quote: string; text: string; author: string },
): void {
  const at = positionOf(model, quote);
  const scope = model.addSpan(at, at + quote.length);
  model.comments.push({ id, scope, author, initial: "", text, parent: 0 });
  insertUnits(model.story, scope.end, [commentMark(id)]);
}

function positionOf({ story }: Model, quote: string): number {
  for (let at = 0; at < story.units.length; at += 1) if (textOf(story, at, at + quote.length) === quote) return at;
  throw new Error(`${quote} is not in the document`);
}

/** The paragraphs with words, cells among them, as the screen shows them. */
export const shown = (model: Model): Span[] =>
  paragraphs(model.story, true).filter(
    ({ start, end }) => model.story.units[end - 1]?.kind !== "row" || end - start > 1,
  );
