/** The words last shown to the writer, drawn until the text or the caret moves. They are never selected. */

import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Location } from "./locate";

const key = new PluginKey<DecorationSet>("attention");

export const attention = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set) => {
        const put = transaction.getMeta(key) as DecorationSet | undefined;
        if (put) return put;
        return transaction.docChanged || transaction.selectionSet ? DecorationSet.empty : set;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });

export function drawAttention(view: EditorView, { from, to }: Pick<Location, "from" | "to">): void {
  const words = DecorationSet.create(view.state.doc, [Decoration.inline(from, to, { class: "here" })]);
  view.dispatch(view.state.tr.setMeta(key, words).setMeta("addToHistory", false));
}

/** The words drawn now. */
export const attended = (view: EditorView): string =>
  (key.getState(view.state)?.find() ?? []).map(({ from, to }) => view.state.doc.textBetween(from, to)).join("");
