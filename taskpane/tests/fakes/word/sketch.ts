/** From a sketch of the contract to a story, and what a person then sees and does. */

import type { Line, Piece, Sketch } from "../../host/contract";
import { PLAIN, Story, type Char, type Para, type Stretch } from "./story";

const STYLES: Record<NonNullable<Line["style"]>, Partial<Para>> = {
  body: {},
  heading1: { style: "标题 1", outline: 1 },
  title: { style: "标题", alignment: "Centered" },
  custom: { style: "公文正文", firstLineIndent: 32, alignment: "Justified" },
};
const COLOUR = { red: "Red", yellow: "Yellow", turquoise: "Turquoise", green: "Green" } as const;

export function storyOf({ lines, comments = [] }: Sketch): Story {
  const story = new Story();
  let field = 0;
  const spread = (words: string, of: Partial<Char> = {}): Char[] => words.split("").map((c) => ({ c, ...of }));
  const charsOf = (piece: Piece): Char[] => {
    if (typeof piece === "string") return spread(piece);
    if ("deleted" in piece) return spread(piece.deleted, { deleted: true });
    if ("inserted" in piece) return spread(piece.inserted, { inserted: true });
    if ("field" in piece) return spread(piece.field, { field: (field += 1) });
    if ("marked" in piece) return spread(piece.marked, { colour: COLOUR[piece.colour] });
    return spread(piece.highlighted, { colour: COLOUR[piece.colour] });
  };
  let cell: [number, number] | undefined;
  for (const line of lines) {
    const { pieces, in: where = "body", style = "body" } = typeof line === "string" ? { pieces: [line] } : line;
    for (const piece of pieces) {
      const start = story.chars.length;
      story.chars.push(...charsOf(piece));
      if (typeof piece === "object" && "marked" in piece)
        story.bookmarks.set(piece.bookmark, { start, end: story.chars.length });
    }
    cell = where === "body" ? undefined : nextCell(cell, where);
    story.chars.push({
      c: "\r",
      para: { ...PLAIN, ...STYLES[style], table: cell !== undefined, ...(cell ? { cell } : {}) },
    });
  }
  const whole = story.text({ start: 0, end: story.chars.length }, true);
  for (const { quote, text, author } of comments) {
    const start = whole.indexOf(quote);
    story.comments.push({ start, end: start + quote.length, text, author, replies: [] });
  }
  return story;
}

function nextCell(last: [number, number] | undefined, where: "cell" | "row"): [number, number] {
  if (!last) return [0, 0];
  return where === "row" ? [last[0] + 1, 0] : [last[0], last[1] + 1];
}

export const textsOf = (story: Story): string[] =>
  story.paragraphs().map((p) => story.text(p, false).replace(/\r$/, ""));

export function highlightsOf(story: Story): { words: string; colour: string }[] {
  const runs: { words: string; colour: string }[] = [];
  let last: string | undefined;
  for (const { c, colour } of story.chars) {
    const run = runs[runs.length - 1];
    if (colour !== undefined && colour === last && run) run.words += c;
    else if (colour !== undefined) runs.push({ words: c, colour });
    last = colour;
  }
  return runs;
}

/** Types: only what differs is replaced, as a hand does it. */
export function rewrite(story: Story, index: number, text: string): void {
  const at = paragraph(story, index);
  const old = story.text({ start: at.start, end: at.end - 1 }, true);
  let head = 0;
  while (head < old.length && head < text.length && old[head] === text[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < text.length - head &&
    old[old.length - 1 - tail] === text[text.length - 1 - tail]
  )
    tail += 1;
  story.splice(
    at.start + head,
    old.length - head - tail,
    text
      .slice(head, text.length - tail)
      .split("")
      .map((c) => ({ c })),
  );
}

export function add(story: Story, before: number, text: string): void {
  story.splice(paragraph(story, before).start, 0, [
    ...text.split("").map((c) => ({ c })),
    { c: "\r", para: { ...PLAIN } },
  ]);
}

export function remove(story: Story, index: number): void {
  const { start, end } = paragraph(story, index);
  story.splice(start, end - start, []);
}

export function paragraph(story: Story, index: number): Stretch {
  const found = story.paragraphs()[index];
  if (!found) throw new Error(`no paragraph ${index}`);
  return found;
}
