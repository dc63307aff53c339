/** Template sections as paragraphs of the document, in its own styles; all their text in one stretch, their looks after it. */

import type { InsertBlock, MarkResult } from "../../host";
import { writableDocument, type Document, type Range } from "../application";
import { caretItem } from "../reading/caret";
import { CENTERED, IN_TABLE, NO_COLOUR, STYLE } from "../constants";
import type { Workspace, Known } from "../workspace";
import { allOrNone, edit, repaint } from "./edit";
import { asFlag, asNumber, asText, attempt, tried } from "../guarded";
import { selectHole } from "./holes";
import { styleName } from "../reading/scan";
import { withoutMark } from "../reading/text";

type Where = "caret" | "end" | "replace-empty";

export async function insert(workspace: Workspace, blocks: readonly InsertBlock[], where: Where): Promise<MarkResult> {
  const { application } = workspace;
  const document = writableDocument(application, workspace.name());
  const lines = [...(await workspace.now(document)).values()];
  await workspace.step(60 + 8 * blocks.length);
  const empty = lines.every((line) => line.text.trim() === "") && asNumber(document.Paragraphs.Count) === lines.length;
  const after =
    where === "caret" && !empty
      ? caretItem(document, application.Selection.Range)
      : empty
        ? 0
        : asNumber(document.Paragraphs.Count);
  if (after === null || (after > 0 && isInTable(document, after))) return "refused";

  // New paragraphs come after `after`; into an empty document the first one is already there.
  const items = blocks.map((_, i) => after + 1 + i);
  const writes = blocks.flatMap(({ text }, i) => [
    ...(after + i > 0 ? [() => document.Paragraphs.Item(after + i).Range.InsertParagraphAfter()] : []),
    () => document.Paragraphs.Item(after + i + 1).Range.InsertBefore(text),
  ]);
  if (!allOrNone(application, document, "keep", writes)) return "refused";

  for (const [i, block] of blocks.entries()) {
    await workspace.step(70);
    const like = lines.find((line) => line.id === block.like);
    dress(
      workspace,
      document,
      items[i] ?? 0,
      block,
      like && { ...like, item: like.item > after ? like.item + blocks.length : like.item },
    );
  }
  const written = blocks.map(({ text }, i) => ({ item: items[i] ?? 0, text, from: 0, to: text.length }));
  if (!selectHole(document, written)) repaint(application);
  return "done";
}

const isInTable = (document: Document, item: number): boolean =>
  attempt(() => asFlag(document.Paragraphs.Item(item).Range.Information(IN_TABLE)), false);

function dress(
  { application }: Workspace,
  document: Document,
  item: number,
  { role, text }: InsertBlock,
  like: Known | undefined,
): void {
  const range = attempt<Range | null>(() => document.Paragraphs.Item(item).Range, null);
  if (!range || withoutMark(asText(range.Text)) !== text) return; // somebody wrote there: it is dressed well enough
  // The words are tracked where the writer tracks; their looks are nothing to review.
  edit(application, document, "off", () => {
    const model = like && attempt<Range | null>(() => document.Paragraphs.Item(like.item).Range, null);
    if (like && model && withoutMark(asText(model.Text)) === like.text) takeAfter(range, model);
    else plain(range, role);
    tried(() => (range.HighlightColorIndex = NO_COLOUR));
    tried(() => {
      if (asText(range.ListFormat.ListString) !== "") range.ListFormat.RemoveNumbers();
    });
  });
}

const FORMAT = [
  "Alignment",
  "CharacterUnitFirstLineIndent",
  "FirstLineIndent",
  "LineSpacingRule",
  "LineSpacing",
  "SpaceBefore",
  "SpaceAfter",
] as const;
const FONT = ["NameFarEast", "Name", "Size", "Bold", "Color"] as const;
/** What a range answers when its parts differ. */
const MIXED = 9999999;

/** The style, and what was set by hand over it: most briefs are dressed by hand. */
function takeAfter(range: Range, model: Range): void {
  const style = styleName(model);
  if (style !== styleName(range)) tried(() => (range.Style = style));
  for (const name of FORMAT) copy(range.ParagraphFormat, model.ParagraphFormat, name);
  for (const name of FONT) copy(range.Font, model.Font, name);
}

function copy<T extends object>(to: T, from: T, name: keyof T): void {
  tried(() => {
    const value = from[name];
    if (value !== undefined && value !== null && value !== "" && asNumber(value) !== MIXED && to[name] !== value)
      to[name] = value;
  });
}

/** With nothing to take after: a heading by the style every document has, anything else as plain text. */
function plain(range: Range, role: string): void {
  const style = role in STYLE ? STYLE[role as keyof typeof STYLE] : STYLE.body;
  tried(() => (range.Style = style));
  if (role === "title") tried(() => (range.ParagraphFormat.Alignment = CENTERED));
}
