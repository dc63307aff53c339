/** Comments beside the text: they follow their words through edits and are never in the text. */

import { Plugin, PluginKey, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Commented } from "../../api/wire";
import { locate, paragraphAt, type Location } from "./locate";

/** A comment as the page keeps it. `quote` are the words it was made on, `old` says that the file came with it. */
export interface PageComment extends Commented {
  old: boolean;
}

interface Held extends PageComment {
  id: number;
  from: number;
  to: number;
}

/** A comment and what it stands on now; `lost` where its words are gone. */
export interface Shown extends PageComment {
  id: number;
  lost: boolean;
}

const key = new PluginKey<readonly Held[]>("comments");
let next = 0;

export const comments = (): Plugin<readonly Held[]> =>
  new Plugin<readonly Held[]>({
    key,
    state: {
      init: () => [],
      apply: (transaction, held) => {
        const put = transaction.getMeta(key) as readonly Held[] | undefined;
        if (put) return put;
        if (!transaction.docChanged || held.length === 0) return held;
        return held.map((h) => ({
          ...h,
          from: transaction.mapping.map(h.from, 1),
          to: transaction.mapping.map(h.to, -1),
        }));
      },
    },
    props: {
      decorations: (state) => DecorationSet.create(state.doc, inOrder(state).flatMap(decorate)),
    },
  });

/** Changes identity with every change of comments or text. */
export const commentState = (state: EditorState): unknown => key.getState(state);

/** The same words of the same author on the same place stand there once, however often the key is pressed. */
export function addComment(view: EditorView, { from, to }: Location, comment: PageComment): void {
  const there = (h: Held): boolean =>
    h.from === from && h.to === to && h.text === comment.text && h.author === comment.author && !h.old;
  if (held(view.state).some(there)) return;
  put(view, [...held(view.state), { ...comment, id: (next += 1), from, to }]);
}

export const removeComment = (view: EditorView, id: number): void =>
  put(
    view,
    held(view.state).filter((h) => h.id !== id),
  );

/** Replace all comments; one whose words are not there stands on its paragraph, or at the beginning. */
export function setComments(view: EditorView, all: readonly PageComment[]): void {
  put(
    view,
    all.map((comment) => {
      const location = locate(view.state.doc, { ...comment, occurrence: 0 });
      const at = paragraphAt(view.state.doc, comment.paragraph)?.position ?? 0;
      return { ...comment, id: (next += 1), from: location?.from ?? at + 1, to: location?.to ?? at + 1 };
    }),
  );
}

/** In the order of the text, each on the words it stands on now. */
export const shownComments = (state: EditorState): Shown[] =>
  inOrder(state).map(({ from, to, ...comment }) => {
    const $from = state.doc.resolve(from);
    if (to <= from || $from.depth === 0) return { ...comment, lost: comment.quote !== "" };
    const start = $from.start(1);
    const end = Math.min(to, $from.end(1));
    const whole = from === start && end === $from.end(1);
    return {
      ...comment,
      paragraph: $from.node(1).attrs.id as string,
      span: whole && comment.span === null ? null : [from - start, end - start],
      lost: false,
    };
  });

/** The words between two places of one paragraph. */
export function wordsOf(state: EditorState, { paragraph, span }: Pick<PageComment, "paragraph" | "span">): string {
  const text = paragraphAt(state.doc, paragraph)?.node.textContent ?? "";
  return span ? text.slice(span[0], span[1]) : text;
}

export function revealComment(view: EditorView, id: number): void {
  const found = held(view.state).find((h) => h.id === id);
  const element = found && view.domAtPos(found.from).node.parentElement;
  element?.scrollIntoView({ block: "center" });
}

const held = (state: EditorState): readonly Held[] => key.getState(state) ?? [];
const inOrder = (state: EditorState): Held[] => [...held(state)].sort((a, b) => a.from - b.from || a.id - b.id);

function put(view: EditorView, all: readonly Held[]): void {
  view.dispatch(view.state.tr.setMeta(key, all).setMeta("addToHistory", false));
}

function decorate({ id, from, to, text }: Held, index: number, all: readonly Held[]): Decoration[] {
  const number = (): HTMLElement => {
    const mark = document.createElement("sup");
    mark.className = "cm__n";
    mark.textContent = String(index + 1);
    // Several on the same words stand side by side.
    mark.style.marginLeft = `${2 + 18 * all.slice(0, index).filter((h) => Math.max(h.from, h.to) === Math.max(from, to)).length}px`;
    mark.title = text;
    mark.setAttribute("aria-label", `批注 ${index + 1}`);
    return mark;
  };
  const words = to > from ? [Decoration.inline(from, to, { class: "cm", title: text })] : [];
  return [
    ...words,
    Decoration.widget(Math.max(from, to), number, {
      side: 1,
      key: `${id}.${index}.${all.length}`,
      ignoreSelection: true,
    }),
  ];
}
