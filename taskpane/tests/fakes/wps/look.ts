/** The document as a person sees it. */

import type { Model } from "./model";
import { shown } from "./sketch";
import { textOf, type Span } from "./story";

export interface Look {
  text(): string[];
  comments(): { text: string; quote: string }[];
  highlights(): { words: string; colour: string }[];
  revisions(): { kind: "inserted" | "deleted"; text: string }[];
  selected(): string;
}

export const look = (model: Model): Look => ({
  text: () => shown(model).map((p) => shownText(model, p)),
  comments: () =>
    model.comments
      .filter((c) => c.parent === 0)
      .sort((a, b) => a.scope.start - b.scope.start)
      .map((c) => ({ text: c.text, quote: textOf(model.story, c.scope.start, c.scope.end) })),
  highlights: () => highlights(model),
  revisions: () => revisions(model),
  selected: () => textOf(model.story, model.selection.start, model.selection.end),
});

const shownText = (model: Model, { start, end }: Span): string => textOf(model.story, start, end - 1);

export function highlights(model: Model): { words: string; colour: string }[] {
  const names: Record<number, string> = { 7: "yellow", 11: "green" };
  const found: { words: string; colour: number; end: number }[] = [];
  model.story.units.forEach((unit, at) => {
    if (unit.colour === 0 || unit.kind !== "text") return;
    const last = found[found.length - 1];
    if (last?.end === at && last.colour === unit.colour)
      Object.assign(last, { words: last.words + unit.text, end: at + 1 });
    else found.push({ words: unit.text, colour: unit.colour, end: at + 1 });
  });
  return found.map(({ words, colour }) => ({ words, colour: names[colour] ?? String(colour) }));
}

function revisions({ story }: Model): { kind: "inserted" | "deleted"; text: string }[] {
  const found: { kind: "inserted" | "deleted"; text: string; end: number }[] = [];
  story.units.forEach(({ inserted, deleted, text }, at) => {
    const kind = deleted ? "deleted" : inserted ? "inserted" : null;
    if (!kind) return;
    const last = found[found.length - 1];
    if (last?.kind === kind && last.end === at) Object.assign(last, { text: last.text + text, end: at + 1 });
    else found.push({ kind, text, end: at + 1 });
  });
  return found.map(({ kind, text }) => ({ kind, text }));
}
