/** One open document: its story, what is pinned to it, its steps of undo, and who listens. */

import type { Switches } from "./facts";
import { change, deleteUnits, insertUnits, letters, removeUnits, type Span, type Story, type Unit } from "./story";

export interface Comment {
  id: number;
  scope: Span;
  author: string;
  initial: string;
  text: string;
  /** The comment it answers. */
  parent: number;
  done?: boolean;
}

export interface Bookmark {
  name: string;
  span: Span;
}

interface Step {
  units: Unit[];
  spans: [Span, number, number][];
  comments: Comment[];
  bookmarks: Bookmark[];
}

export interface Model {
  fullName: string;
  saved: boolean;
  protection: number;
  tracking: boolean;
  on: Switches;
  story: Story;
  comments: Comment[];
  bookmarks: Bookmark[];
  /** Bookmarks.ShowHidden: how the window lists them, not a change of the document. */
  showHidden: boolean;
  variables: Map<string, string>;
  properties: Map<string, string>;
  selection: Span;
  /** Changes of format under tracking. */
  formatRevisions: number;
  writes: number;
  /** What the next writes do instead; for a program that fails half-way. */
  failAfter: number;
  onContent(): void;
  write(act: () => void): void;
  record(on: boolean): void;
  undo(times: number): boolean;
  put(at: number, text: string): void;
  replace(start: number, end: number, text: string): void;
  colour(start: number, end: number, colour: number): void;
  addSpan(start: number, end: number): Span;
}

export function createModel(fullName: string, units: Unit[], on: Switches): Model {
  const story: Story = { units, spans: new Set() };
  const steps: Step[] = [];
  let recording = false;
  const span = (start: number, end: number): Span => {
    const made = { start, end };
    story.spans.add(made);
    return made;
  };

  const model: Model = {
    fullName,
    saved: true,
    protection: -1,
    tracking: false,
    on,
    story,
    comments: [],
    bookmarks: [],
    showHidden: false,
    variables: new Map(),
    properties: new Map(),
    selection: span(0, 0),
    formatRevisions: 0,
    writes: 0,
    failAfter: Infinity,
    onContent: () => undefined,
    addSpan: span,
    write: (act) => {
      if (model.protection !== -1) throw new Error("the document is protected");
      if (model.failAfter <= 0) throw new Error("jsapi call failed");
      model.failAfter -= 1;
      if (!recording || steps.length === 0) steps.push(step());
      act();
      model.writes += 1;
      model.saved = false;
      model.onContent();
    },
    record: (start) => {
      if (start) steps.push(step());
      recording = start;
    },
    undo: (times) => {
      for (let i = 0; i < times; i += 1) {
        const last = steps.pop();
        if (!last) return false;
        story.units = last.units;
        for (const [at, start, end] of last.spans) Object.assign(at, { start, end });
        model.comments = last.comments;
        model.bookmarks = last.bookmarks;
      }
      model.writes += 1;
      return true;
    },
    put: (at, text) => {
      const beside = story.units[at - 1]?.kind === "text" ? story.units[at - 1] : story.units[at];
      const colour = on["text.inherits"] ? (beside?.colour ?? 0) : 0;
      insertUnits(story, at, unitsOf(text, { inserted: model.tracking, colour, size: beside?.size ?? 16 }));
    },
    replace: (start, end, text) => {
      const before = story.units[start];
      // A bookmark on what is replaced goes with it.
      model.bookmarks = model.bookmarks.filter(({ span: of }) => !(of.start >= start && of.end <= end));
      const at = model.tracking ? end : start;
      const length = story.units.length;
      deleteUnits(story, start, end, model.tracking);
      const colour = on["text.inherits"] ? (before?.colour ?? 0) : 0;
      insertUnits(
        story,
        at - (model.tracking ? length - story.units.length : 0),
        unitsOf(text, { inserted: model.tracking, colour, size: before?.size ?? 16 }),
      );
    },
    colour: (start, end, colour) => {
      change(story, start, end, { colour });
      if (model.tracking) model.formatRevisions += 1;
    },
  };
  const unitsOf = (text: string, of: Partial<Unit>): Unit[] => letters(text, on["astral.one"], of);
  const step = (): Step => ({
    units: story.units,
    spans: [...story.spans].map((s) => [s, s.start, s.end]),
    comments: [...model.comments],
    bookmarks: [...model.bookmarks],
  });
  return model;
}

/** Delete one comment: its mark, its scope and, where threads go together, its answers. */
export function removeComment(model: Model, { id }: Comment): void {
  const gone = model.comments
    .filter((c) => c.id === id || (model.on["comment.thread"] && c.parent === id))
    .map((c) => c.id);
  for (let at = model.story.units.length - 1; at >= 0; at -= 1) {
    const unit = model.story.units[at];
    if (unit?.kind === "comment" && gone.includes(unit.comment)) removeUnits(model.story, at, at + 1);
  }
  model.comments = model.comments.filter((c) => !gone.includes(c.id));
}
