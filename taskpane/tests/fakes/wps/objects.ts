/** Document, Range, Paragraph, Comment … as a page gets them: new each time, over one model. */

import type { Bridge } from "./bridge";
import { createFind, type FindOptions } from "./find";
import type { Model } from "./model";
import { createPinned } from "./pinned";
import { item } from "./items";
import { change, code, insertUnits, mark, markFrom, paragraphs, PLAIN, textOf, type Looks, type Span } from "./story";

/** What a style is called for its number. */
const BUILT_IN: Record<number, string> = {
  [-1]: "正文",
  [-2]: "标题 1",
  [-3]: "标题 2",
  [-4]: "标题 3",
  [-5]: "标题 4",
  [-63]: "标题",
};
export const STYLES = new Set([...Object.values(BUILT_IN), "公文正文"]);
const MIXED = 9999999;

/** `styleNames`: `Style` is a name, not an object. */
export function createObjects(bridge: Bridge, find: FindOptions, styleNames: boolean) {
  const all = (model: Model): Span[] => paragraphs(model.story, model.on["rows.counted"]);

  const styleOf = (looks: Looks): unknown =>
    styleNames ? looks.style : bridge.wrap("Style", () => ({ NameLocal: looks.style }));

  const restyle = (model: Model, span: Span, value: unknown): void => {
    const style = typeof value === "number" ? BUILT_IN[value] : String(value);
    if (!style || !STYLES.has(style)) throw new Error("no such style");
    model.write(() => relook(model, span, { style }));
  };
  const relook = (model: Model, { start, end }: Span, to: Partial<Looks>): void => {
    const last = markFrom(model.story, Math.max(start, end - 1));
    const looks = model.story.units[last]?.looks;
    if (looks) change(model.story, last, last + 1, { looks: { ...looks, ...to } });
  };
  const looksAt = (model: Model, { start, end }: Span): Looks =>
    model.story.units[markFrom(model.story, Math.max(start, end - 1))]?.looks ?? PLAIN;
  const isInTable = (model: Model, { start }: Span): boolean => {
    const next = model.story.units[markFrom(model.story, start)];
    return next?.kind === "cell" || next?.kind === "row";
  };
  /** Its row and column, counted from 1. */
  const cellAt = (model: Model, { start }: Span): { RowIndex: number; ColumnIndex: number } => {
    const marks = model.story.units.slice(0, start).map((unit) => unit.kind);
    const marksHere = marks
      .slice(marks.lastIndexOf("paragraph") + 1)
      .filter((kind) => kind === "cell" || kind === "row");
    const row = marksHere.filter((kind) => kind === "row").length;
    return { RowIndex: row + 1, ColumnIndex: marksHere.length - marksHere.lastIndexOf("row") };
  };
  const words = (model: Model, start: number, end: number): string => {
    const inCode = (at: number): boolean =>
      model.story.units[at]?.kind === "code" && model.story.units[at - 1]?.kind === "code";
    if (model.on["range.cutsCode"] && (inCode(start) || inCode(end))) throw new Error("jsapi: invalid range");
    return textOf(model.story, start, end);
  };

  function format(model: Model, span: Span): object {
    return bridge.wrap("ParagraphFormat", () => ({
      get Alignment() {
        return looksAt(model, span).alignment;
      },
      set Alignment(alignment: number) {
        model.write(() => relook(model, span, { alignment }));
      },
      get CharacterUnitFirstLineIndent() {
        return looksAt(model, span).indent;
      },
      set CharacterUnitFirstLineIndent(indent: number) {
        model.write(() => relook(model, span, { indent }));
      },
    }));
  }

  function font(model: Model, { start, end }: Span): object {
    return bridge.wrap("Font", () => ({
      get Size(): number {
        const sizes = new Set(model.story.units.slice(start, end).map((u) => u.size));
        return sizes.size > 1 ? MIXED : ([...sizes][0] ?? 0);
      },
      set Size(size: number) {
        model.write(() => change(model.story, start, end, { size }));
      },
    }));
  }

  function range(model: Model, from: number, to: number): object {
    const at = { start: from, end: to };
    const { story } = model;
    return bridge.wrap("Range", () => ({
      get Start() {
        return at.start;
      },
      set Start(value: number) {
        at.start = value;
      },
      get End() {
        return at.end;
      },
      set End(value: number) {
        at.end = value;
      },
      get Text(): string | null {
        // An empty range has no text at all, not an empty one.
        return at.start === at.end ? null : words(model, at.start, at.end);
      },
      set Text(value: string | null) {
        const text = value ?? "";
        model.write(() => model.replace(at.start, at.end, text));
        at.end = at.start + text.length;
      },
      get HighlightColorIndex() {
        const colours = story.units.slice(at.start, Math.max(at.end, at.start + 1)).map((u) => u.colour);
        return new Set(colours).size > 1 && model.on["highlight.mixed"] ? MIXED : (colours[0] ?? 0);
      },
      set HighlightColorIndex(colour: number) {
        model.write(() => model.colour(at.start, at.end, colour));
      },
      get Style() {
        return styleOf(looksAt(model, at));
      },
      set Style(value: unknown) {
        restyle(model, at, value);
      },
      get ParagraphFormat() {
        return format(model, at);
      },
      get Font() {
        return font(model, at);
      },
      get ListFormat() {
        return listFormat(model, at);
      },
      get Duplicate() {
        return range(model, at.start, at.end);
      },
      get Find() {
        return createFind(bridge, find, model, at);
      },
      get Paragraphs() {
        return bridge.wrap("Paragraphs", () => {
          const within = all(model).filter((p) => p.start < Math.max(at.end, at.start + 1) && p.end > at.start);
          return { Count: within.length, Item: (i: number) => paragraph(model, item(within, i)) };
        });
      },
      get Cells() {
        if (!model.on["cells.told"] || !isInTable(model, at)) throw new Error("no cells here");
        return bridge.wrap("Cells", () => ({ Item: () => bridge.wrap("Cell", () => cellAt(model, at)) }));
      },
      Information: (type: number) => (type === 12 ? isInTable(model, at) : undefined),
      Collapse: (direction = 1) => {
        if (direction === 0) at.start = at.end;
        else at.end = at.start;
      },
      Select: () => Object.assign(model.selection, at),
      InsertBefore: (text: string) => {
        model.write(() => model.put(at.start, text));
        at.end += text.length;
      },
      InsertAfter: (text: string) => {
        model.write(() => model.put(at.end, text));
        at.end += text.length;
      },
      InsertParagraphAfter: () => {
        const looks = looksAt(model, at);
        const made = mark("paragraph", model.on["paragraph.inherits"] ? { ...looks } : { ...PLAIN });
        const before = story.units[at.end - 1];
        model.write(() =>
          insertUnits(story, at.end, [{ ...made, inserted: model.tracking, colour: before?.colour ?? 0 }]),
        );
        at.end += 1;
      },
      Delete: () => model.write(() => model.replace(at.start, at.end, "")),
    }));
  }

  function listFormat(model: Model, span: Span): object {
    return bridge.wrap("ListFormat", () => ({
      get ListString() {
        return looksAt(model, span).label;
      },
      RemoveNumbers: () => model.write(() => relook(model, span, { label: "" })),
    }));
  }

  function paragraph(model: Model, span: Span): object {
    return bridge.wrap("Paragraph", () => ({
      get Range() {
        return range(model, span.start, span.end);
      },
      get OutlineLevel() {
        const level = /^标题 (\d)$/.exec(looksAt(model, span).style)?.[1];
        return level ? Number(level) : 10;
      },
      get Style() {
        return styleOf(looksAt(model, span));
      },
      get Alignment() {
        return looksAt(model, span).alignment;
      },
    }));
  }

  const { comments, bookmarks } = createPinned(bridge, range);

  /** An empty table before the paragraph. */
  const tables = (model: Model): object =>
    bridge.wrap("Tables", () => ({
      Add: (over: Wps.Range, rows: number, columns: number) => {
        const row = [...Array.from({ length: columns }, () => mark("cell")), mark("row")];
        const at = over.Start;
        model.write(() => insertUnits(model.story, at, Array.from({ length: rows }, () => row).flat()));
      },
    }));

  const hyperlinks = (model: Model): object =>
    bridge.wrap("Hyperlinks", () => ({
      Add: (over: Wps.Range) => {
        const [start, end] = [over.Start, over.End];
        model.write(() => {
          insertUnits(model.story, end, [code()]);
          insertUnits(model.story, start, Array.from({ length: 12 }, code));
        });
      },
    }));

  return { tables, hyperlinks, range, paragraph, comments, bookmarks, all };
}
