/** The Host contract over our own editor. Every change is one step of its undo history. */

import type { Node } from "prosemirror-model";
import { closeHistory, redo, undo, undoDepth } from "prosemirror-history";
import { TextSelection, type Command, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Brief, Edit, Paragraph } from "../../api/wire";
import type { Anchor, Host, InsertBlock, MarkResult, Memory, DraftQueue } from "../host";
import { drawAttention } from "./attention";
import { addComment, removeComment, shownComments, wordsOf } from "./comments";
import { holesIn, toHole } from "./holes";
import { locate, paragraphAt } from "./locate";
import { setMarks } from "./marks";
import { toNode, toParagraphs } from "./schema";

interface Needs {
  view: EditorView;
  memory: Memory;
  /** Settles when the first document is in. */
  ready: Promise<void>;
  brief(): Brief;
  /** Every comment of ours, those in the file too, is to go. */
  dropComments(): void;
  queue: DraftQueue;
  file(): Promise<Blob>;
  /** Bring the text into sight, where only one of text and pane fits. */
  showText(): void;
  listeners: Set<(change: { caret: string | null }) => void>;
}

export function browserHost({
  view,
  memory,
  ready,
  brief,
  dropComments,
  queue,
  file,
  showText,
  listeners,
}: Needs): Host {
  const select = (from: number, to: number): void => {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView());
  };

  const run = (command: Command): Promise<boolean> => Promise.resolve(command(view.state, (t) => view.dispatch(t)));

  return {
    name: "browser",
    can: {
      comment: true,
      track: false,
      underline: true,
      highlight: true,
      events: true,
      memory: true,
      insert: true,
      silentMarks: true,
    },
    memory,
    history: {
      depth: () => undoDepth(view.state) as number,
      undo: () => run(undo),
      redo: () => run(redo),
      close: () => view.dispatch(closeHistory(view.state.tr)),
    },
    queue,
    brief,
    file,
    read: () => ready.then(() => toParagraphs(view.state.doc)),
    reveal: (anchor: Anchor, beside = false) => {
      const location = locate(view.state.doc, anchor);
      if (!location) return done("not-found");
      // Shown, never selected: what is selected is gone with the next letter typed.
      if (!beside) {
        select(location.to, location.to);
        showText();
      }
      drawAttention(view, location);
      const element = view.nodeDOM(location.paragraph);
      if (element instanceof HTMLElement) element.scrollIntoView({ block: "center" });
      return done("done");
    },
    toHole: () => {
      showText();
      const found = toHole(1)(view.state, (change) => view.dispatch(change));
      if (found) view.focus();
      return done(found ? "done" : "not-found");
    },
    mark: (findings, active) => Promise.resolve(setMarks(view, { findings, active })),
    comment: (anchor, text, author = "主笔") => {
      const location = locate(view.state.doc, anchor);
      if (!location) return done("not-found");
      const { paragraph, span, quote } = anchor;
      const at =
        location.node.textContent.length === 0
          ? null
          : span &&
            ([location.from - location.paragraph - 1, location.to - location.paragraph - 1] as [number, number]);
      addComment(view, location, {
        paragraph,
        span: at,
        quote: quote || wordsOf(view.state, anchor),
        text,
        author,
        date: "",
        old: false,
      });
      return done("done");
    },
    comments: () => ready.then(() => shownComments(view.state)),
    withdraw: ({ text, quote }) => {
      const found = shownComments(view.state).find((c) => c.text === text && c.quote === quote && !c.old);
      if (found) removeComment(view, found.id);
      return done(found ? "done" : "not-found");
    },
    selection: () => Promise.resolve(selected(view)),
    clear: () => {
      dropComments();
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
      const hole = holeOf(change);
      if (hole) {
        select(hole.from, hole.to);
        view.focus();
      }
      return done("done");
    },
    insert: (blocks, where) => {
      const change = insertion(view, blocks, where);
      view.dispatch(change.scrollIntoView());
      showText();
      const hole = holeOf(change);
      if (hole) select(hole.from, hole.to);
      view.focus();
      return done("done");
    },
    replace: (blocks) => {
      view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, nodesOf(blocks)));
      showText();
      return done("done");
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The first hole that came in with a change. */
function holeOf(change: Transaction): { from: number; to: number } | undefined {
  const fresh: [number, number][] = [];
  change.mapping.maps.forEach((map, i) =>
    map.forEach((_, __, from, to) => {
      const after = change.mapping.slice(i + 1);
      fresh.push([after.map(from, -1), after.map(to, 1)]);
    }),
  );
  return holesIn(change.doc).find((hole) => fresh.some(([from, to]) => from <= hole.from && hole.to <= to));
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

/** The selected words of the first paragraph of the selection. */
function selected({ state }: EditorView): Anchor | null {
  const { $from, from, to } = state.selection;
  if ($from.depth === 0 || from === to) return null;
  const start = $from.start(1);
  const span: [number, number] = [from - start, Math.min(to, $from.end(1)) - start];
  const text = $from.node(1).textContent;
  const quote = text.slice(...span);
  if (quote.trim() === "") return null;
  return {
    paragraph: $from.node(1).attrs.id as string,
    span,
    quote,
    occurrence: text.slice(0, span[0]).split(quote).length - 1,
  };
}

const backwards = (edits: readonly Edit[]): Edit[] => [...edits].sort((a, b) => b.span[0] - a.span[0]);

const nodesOf = (blocks: readonly InsertBlock[]): Node[] =>
  blocks.map(({ role, text }) => toNode({ id: "", text, align: role === "title" ? "center" : "" }));

function insertion(
  { state }: EditorView,
  blocks: readonly InsertBlock[],
  where: "caret" | "end" | "replace-empty",
): Transaction {
  const nodes = nodesOf(blocks);
  const empty = state.doc.textContent.trim() === "";
  const { $head } = state.selection;
  const change = state.tr;
  if (empty) change.replaceWith(0, state.doc.content.size, nodes);
  else if (where === "caret" && $head.depth > 0) change.insert($head.after(1), nodes);
  else change.insert(state.doc.content.size, nodes);
  return change;
}
