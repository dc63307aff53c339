/** The Host contract over our own editor. Every change is one step of its undo history. */

import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Brief, Edit, Paragraph } from "../../api/wire";
import type { Anchor, Host, InsertBlock, MarkResult, Memory } from "../host";
import { holesIn } from "./holes";
import { locate, paragraphAt } from "./locate";
import { setMarks } from "./marks";
import { toNode, toParagraphs } from "./schema";

interface Needs {
  view: EditorView;
  memory: Memory;
  /** Settles when the first document is in. */
  ready: Promise<void>;
  brief(): Brief;
  /** Bring the text into sight, where only one of text and pane fits. */
  showText(): void;
  listeners: Set<(change: { caret: string | null }) => void>;
}

export function browserHost({ view, memory, ready, brief, showText, listeners }: Needs): Host {
  const select = (from: number, to: number): void => {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView());
  };

  return {
    name: "browser",
    can: { comment: false, track: false, underline: true, highlight: true, events: true, memory: true, insert: true, silentMarks: true },
    memory,
    brief,
    read: () => ready.then(() => toParagraphs(view.state.doc)),
    reveal: (anchor: Anchor) => {
      const place = locate(view.state.doc, anchor);
      if (!place) return done("not-found");
      showText();
      select(place.from, place.to);
      const element = view.nodeDOM(place.paragraph);
      if (element instanceof HTMLElement) element.scrollIntoView({ block: "center" });
      return done("done");
    },
    mark: (findings, active) => Promise.resolve(setMarks(view, { findings, active })),
    comment: () => done("refused"),
    clear: () => {
      setMarks(view, { findings: [], active: null });
      return Promise.resolve({ comments: 0, marks: 0 });
    },
    apply: (edits, { checked }) => {
      if (!fresh(view, edits, checked)) return done("refused");
      const change = view.state.tr;
      for (const { paragraph, span, text } of backwards(edits)) {
        const at = paragraphAt(change.doc, paragraph);
        if (!at) return done("refused");
        change.insertText(text, at.position + 1 + span[0], at.position + 1 + span[1]);
      }
      view.dispatch(change.scrollIntoView());
      const hole = edits.some((e) => e.text.includes("〔")) ? holesIn(view.state.doc)[0] : undefined;
      if (hole) {
        select(hole.from, hole.to);
        view.focus();
      }
      return done("done");
    },
    insert: (blocks, where) => {
      insert(view, blocks, where);
      showText();
      const hole = holesIn(view.state.doc)[0];
      if (hole) select(hole.from, hole.to);
      return done("done");
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const done = (result: MarkResult): Promise<MarkResult> => Promise.resolve(result);

/** Whether every paragraph the edits touch still reads as it was checked. */
function fresh(view: EditorView, edits: readonly Edit[], checked: readonly Paragraph[]): boolean {
  return edits.every(({ paragraph, span }) => {
    const at = paragraphAt(view.state.doc, paragraph);
    const text = at?.node.textContent;
    return text !== undefined && text === checked.find((p) => p.id === paragraph)?.text && span[1] <= text.length;
  });
}

const backwards = (edits: readonly Edit[]): Edit[] => [...edits].sort((a, b) => b.span[0] - a.span[0]);

function insert(view: EditorView, blocks: readonly InsertBlock[], where: "caret" | "end" | "replace-empty"): void {
  const { state } = view;
  const nodes = blocks.map(({ role, text }) => toNode({ id: "", text, align: role === "title" ? "center" : "" }));
  const empty = state.doc.textContent.trim() === "";
  const { $head } = state.selection;
  const change = state.tr;
  if (empty) change.replaceWith(0, state.doc.content.size, nodes);
  else if (where === "caret" && $head.depth > 0) change.insert($head.after(1), nodes);
  else change.insert(state.doc.content.size, nodes);
  view.dispatch(change.scrollIntoView());
}
