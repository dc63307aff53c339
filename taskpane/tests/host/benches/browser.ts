/** Our own editor as a bench: plain paragraphs, marks drawn beside the text. */

import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { attended } from "../../../src/host/browser/attention";
import { removeComment, shownComments } from "../../../src/host/browser/comments";
import { createEditor, fillEditor } from "../../../src/host/browser/editor";
import { browserHost } from "../../../src/host/browser/host";
import { paragraphAt } from "../../../src/host/browser/locate";
import { toParagraphs } from "../../../src/host/browser/schema";
import { memoryOf } from "../../../src/host/browser/memory";
import type { DraftQueue } from "../../../src/host/host";
import type { Bench, Line, Opened } from "../contract";

/** One draft and no other. */
const ALONE: DraftQueue = {
  list: () => [],
  current: () => "",
  open: () => Promise.resolve(),
  add: () => undefined,
  load: () => null,
  save: () => undefined,
  onChange: () => () => undefined,
};

const words = (line: string | Line): string =>
  typeof line === "string" ? line : line.pieces.map((p) => (typeof p === "string" ? p : "")).join("");

export const browserBench: Bench = {
  can: {
    cells: false,
    rows: false,
    tracked: false,
    fields: false,
    highlights: false,
    bookmarks: false,
    comments: false,
    styles: false,
  },
  open: ({ lines }) => {
    localStorage.clear();
    const texts = lines.map(words);
    return Promise.resolve(opened(texts.map((text, i) => ({ id: `p${i + 1}`, text }))));
  },
};

function opened(paragraphs: { id: string; text: string }[]): Opened {
  const paper = document.createElement("div");
  document.body.replaceChildren(paper);
  const listeners = new Set<(change: { caret: string | null }) => void>();
  const view = createEditor(paper, {
    onChange: (caret) => {
      for (const listener of listeners) listener({ caret });
    },
    onOpen: () => undefined,
    onComments: () => undefined,
    onCaret: () => undefined,
  });
  fillEditor(view, paragraphs);
  const ready = Promise.resolve();
  const dropComments = (): void => {
    for (const { id } of shownComments(view.state)) removeComment(view, id);
  };
  const host = browserHost({
    view,
    memory: memoryOf(() => ({ id: "稿", name: "稿", paragraphs: [] }), ready),
    ready,
    brief: () => ({}),
    dropComments,
    queue: ALONE,
    file: () => Promise.resolve(new Blob(["PK"])), // the page gives out the file that was opened in it
    showText: () => undefined,
    listeners,
  });
  const at = (index: number): { position: number; size: number } => {
    const found = paragraphAt(view.state.doc, toParagraphs(view.state.doc)[index]?.id ?? "");
    if (!found) throw new Error(`no paragraph ${index}`);
    return { position: found.position, size: found.node.nodeSize };
  };
  return {
    host,
    text: () => toParagraphs(view.state.doc).map((p) => p.text),
    comments: () => shownComments(view.state).map(({ text, quote }) => ({ text, quote })),
    highlights: () => [],
    marks: () => Array.from(view.dom.querySelectorAll("[data-finding]")).map((e) => e.textContent),
    revisions: () => [],
    selected: () => view.state.doc.textBetween(view.state.selection.from, view.state.selection.to) || attended(view),
    style: () => "",
    rewrite: (index, text) => {
      const { position, size } = at(index);
      view.dispatch(view.state.tr.insertText(text, position + 1, position + size - 1));
    },
    add: (before, text) => {
      view.dispatch(
        view.state.tr.insert(
          at(before).position,
          view.state.schema.node("paragraph", null, [view.state.schema.text(text)]),
        ),
      );
    },
    remove: (index) => {
      const { position, size } = at(index);
      view.dispatch(view.state.tr.delete(position, position + size));
    },
    select: (index, start, end) => select(view, at(index).position + 1, start, end),
    // The draft is kept by the page around the editor; the document itself is never written to by a mark.
    writes: () => 0,
    settle: () => Promise.resolve(),
    restart: () => Promise.resolve(opened(toParagraphs(view.state.doc).map(({ id, text }) => ({ id, text })))),
  };
}

const select = (view: EditorView, from: number, start: number, end: number): void => {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from + start, from + end)));
};
