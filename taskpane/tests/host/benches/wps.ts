/** The WPS host over the fake WPS of one platform. */

import { vi } from "vitest";
import { createWpsHost } from "../../../src/host/wps";
import type { Platform } from "../../fakes/wps/facts";
import type { Comment, Model } from "../../fakes/wps/model";
import { createProgram, type Program } from "../../fakes/wps/program";
import { highlights, look } from "../../fakes/wps/look";
import { bookmarkMarked, remark, shown, unitsOf } from "../../fakes/wps/sketch";
import { deleteUnits, insertUnits, letters, mark, removeUnits, textOf, type Span } from "../../fakes/wps/story";
import type { Bench, Opened, Sketch } from "../contract";

export interface OpenedWps extends Opened {
  program: Program;
  model: Model;
}

export interface WpsBench extends Bench {
  open(sketch: Sketch): Promise<OpenedWps>;
}

export const wpsBench = (platform: Platform): WpsBench => ({
  can: {
    cells: true,
    rows: platform.on["cells.told"],
    tracked: true,
    fields: true,
    highlights: true,
    bookmarks: true,
    comments: true,
    styles: true,
  },
  open: (sketch) => {
    localStorage.clear();
    const program = createProgram(platform, window);
    const model = program.open("C:\\稿件\\信息.docx", unitsOf(sketch, platform.on["astral.one"]));
    program.files.set(model.fullName, new TextEncoder().encode("PK\u0003\u0004").buffer);
    bookmarkMarked(model, sketch);
    (sketch.comments ?? []).forEach((comment, i) => remark(model, 1000 + i, comment));
    return Promise.resolve(opened(program, model));
  },
});

const TIMING = { rest: 5, look: 20 };

export function opened(program: Program, model: Model): OpenedWps {
  const host = createWpsHost(program.application, {
    page: window,
    storage: localStorage,
    onSwitch: () => undefined,
    timing: TIMING,
  });
  const at = (index: number): Span => {
    const found = shown(model)[index];
    if (!found) throw new Error(`no paragraph ${index}`);
    return found;
  };
  const perCharacter = model.on["astral.one"];
  /** A change by the writer's hand: not a call, not a write of ours. */
  const byHand = (act: () => void): void => {
    act();
    model.onContent();
  };
  const commentOn = (quote: string): Comment | undefined =>
    model.comments.find((c) => textOf(model.story, c.scope.start, c.scope.end) === quote);
  const writes = model.writes;
  const foreign = highlights(model).map((h) => h.words);
  return {
    host,
    program,
    model,
    ...look(model),
    marks: () =>
      model.bookmarks
        .filter((b) => b.name.startsWith("zb_h_") && !foreign.includes(textOf(model.story, b.span.start, b.span.end)))
        .sort((a, b) => a.span.start - b.span.start)
        .map((b) => textOf(model.story, b.span.start, b.span.end)),
    style: (index) => model.story.units[at(index).end - 1]?.looks?.style ?? "",
    rewrite: (index, text) =>
      byHand(() => {
        const { start, end } = at(index);
        removeUnits(model.story, start, end - 1);
        insertUnits(model.story, start, letters(text, perCharacter));
      }),
    add: (before, text) =>
      byHand(() => insertUnits(model.story, at(before).start, [...letters(text, perCharacter), mark("paragraph")])),
    remove: (index) => byHand(() => deleteUnits(model.story, at(index).start, at(index).end, false)),
    select: (index, start, end) => {
      const { start: from } = at(index);
      Object.assign(model.selection, { start: from + start, end: from + end });
    },
    reword: (quote, text) => Object.assign(commentOn(quote) ?? {}, { text }),
    resolve: (quote) => Object.assign(commentOn(quote) ?? {}, { done: true }),
    reply: (quote, text) => {
      const to = commentOn(quote);
      if (to)
        model.comments.push({
          id: 2000 + model.comments.length,
          scope: to.scope,
          author: "陈审稿",
          initial: "",
          text,
          parent: to.id,
        });
    },
    writes: () => model.writes - writes,
    settle: () => vi.waitFor(() => new Promise((resolve) => setTimeout(resolve, 60))),
    restart: () => Promise.resolve(opened(program, model)),
  };
}
