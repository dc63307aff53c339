/** The body of a document as positions. A position holds a character, a mark, or something that shows no text. */

export type Kind = "text" | "paragraph" | "cell" | "row" | "comment" | "code" | "note";

export interface Looks {
  style: string;
  alignment: number;
  indent: number;
  label: string;
}

export interface Unit {
  readonly kind: Kind;
  readonly text: string;
  readonly colour: number;
  readonly size: number;
  readonly inserted: boolean;
  readonly deleted: boolean;
  /** Of marks that end a paragraph. */
  readonly looks: Looks | null;
  /** Of a comment's mark. */
  readonly comment: number;
}

export const PLAIN: Looks = { style: "正文", alignment: 3, indent: 2, label: "" };
const BLANK: Unit = {
  kind: "text",
  text: "",
  colour: 0,
  size: 16,
  inserted: false,
  deleted: false,
  looks: null,
  comment: 0,
};

export const mark = (kind: "paragraph" | "cell" | "row", looks: Looks = PLAIN): Unit => ({
  ...BLANK,
  kind,
  text: kind === "paragraph" ? "\r" : "\r\u0007",
  looks,
});
export const commentMark = (comment: number): Unit => ({ ...BLANK, kind: "comment", comment });
export const code = (): Unit => ({ ...BLANK, kind: "code" });
export const note = (): Unit => ({ ...BLANK, kind: "note", text: "\u0002" });

/** One unit a character, or one a UTF-16 unit. */
export const letters = (text: string, perCharacter: boolean, of: Partial<Unit> = {}): Unit[] =>
  (perCharacter ? Array.from(text) : text.split("")).map((one) => ({ ...BLANK, ...of, kind: "text", text: one }));

export interface Span {
  start: number;
  end: number;
}

export interface Story {
  units: Unit[];
  /** Things that move with the text: bookmarks, comments' scopes, the selection. */
  spans: Set<Span>;
}

export const textOf = ({ units }: Story, start: number, end: number): string =>
  units
    .slice(start, end)
    .filter((unit) => !unit.deleted)
    .map((unit) => unit.text)
    .join("");

/** What stands before a span's start moves it; at its very start or end, new text stays outside. */
export function insertUnits(story: Story, at: number, units: readonly Unit[]): void {
  story.units = [...story.units.slice(0, at), ...units, ...story.units.slice(at)];
  for (const span of story.spans) {
    const empty = span.start === span.end;
    if (span.start >= at) span.start += units.length;
    if (span.end > at || (empty && span.end >= at)) span.end += units.length;
  }
}

export function removeUnits(story: Story, start: number, end: number): void {
  story.units = [...story.units.slice(0, start), ...story.units.slice(end)];
  const moved = (at: number): number => (at <= start ? at : at >= end ? at - (end - start) : start);
  for (const span of story.spans) {
    span.start = moved(span.start);
    span.end = moved(span.end);
  }
}

/** Under tracking what goes stays as deleted; what was inserted under tracking goes for good. */
export function deleteUnits(story: Story, start: number, end: number, track: boolean): void {
  if (!track) {
    removeUnits(story, start, end);
    return;
  }
  for (let at = end - 1; at >= start; at -= 1) {
    if (story.units[at]?.inserted) removeUnits(story, at, at + 1);
    else change(story, at, at + 1, { deleted: true });
  }
}

export function change(story: Story, start: number, end: number, of: Partial<Unit>): void {
  story.units = story.units.map((unit, i) => (i >= start && i < end ? { ...unit, ...of } : unit));
}

/** Kept while nothing changes: units are replaced, never written into. */
const kept = new WeakMap<readonly Unit[], { rows: boolean; found: Span[] }>();

/** [start, end) of each paragraph. Where a row's end is not one, the paragraph after it begins behind it. */
export function paragraphs({ units }: Story, rows: boolean): Span[] {
  const before = kept.get(units);
  if (before?.rows === rows) return before.found;
  const found: Span[] = [];
  let start = 0;
  units.forEach((unit, i) => {
    if (unit.kind !== "paragraph" && unit.kind !== "cell" && unit.kind !== "row") return;
    if (unit.kind !== "row" || rows) found.push({ start, end: i + 1 });
    start = i + 1;
  });
  kept.set(units, { rows, found });
  return found;
}

/** Where the paragraph that holds this position ends: the place of its mark; -1 behind the last. */
export function markFrom({ units }: Story, from: number): number {
  for (let at = from; at < units.length; at += 1) if (units[at]?.looks) return at;
  return -1;
}
