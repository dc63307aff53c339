/** 〔…〕 in the text: shown as a box, reached with Tab and Shift+Tab, overwritten by typing. */

import { Plugin, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { Node } from "prosemirror-model";
import { HOLE } from "../../text/holes";

const EVERY_HOLE = new RegExp(HOLE, "g");

interface Hole {
  from: number;
  to: number;
}

export function holesIn(doc: Node): Hole[] {
  const found: Hole[] = [];
  doc.forEach((node, position) => {
    for (const { from, to } of within(node)) found.push({ from: position + from, to: position + to });
  });
  return found;
}

/** Those of one paragraph, from its own start. A paragraph is another node once it is edited, so each is searched once. */
function within(paragraph: Node): readonly Hole[] {
  let found = searched.get(paragraph);
  if (!found) {
    found = Array.from(paragraph.textContent.matchAll(EVERY_HOLE), ({ index, 0: { length } }) => ({
      from: 1 + index,
      to: 1 + index + length,
    }));
    searched.set(paragraph, found);
  }
  return found;
}

const searched = new WeakMap<Node, readonly Hole[]>();

export const holes = (): Plugin =>
  new Plugin({
    props: {
      decorations: (state) => {
        const first = state.doc.firstChild;
        if (first && state.doc.childCount === 1 && first.content.size === 0)
          return DecorationSet.create(state.doc, [
            Decoration.node(0, first.nodeSize, { class: "is-blank", "data-hint": HINT }),
          ]);
        return DecorationSet.create(
          state.doc,
          holesIn(state.doc).map(({ from, to }) =>
            Decoration.inline(from, to, { class: isAt(state, from, to) ? "hole hole--now" : "hole" }),
          ),
        );
      },
    },
  });

const isAt = ({ selection }: EditorState, from: number, to: number): boolean =>
  selection.from >= from && selection.to <= to;

/** What an empty page says, drawn where the first words will stand. */
const HINT = "在这里写，或者把整篇粘贴进来，也可以把文件拖到这一页。";

/** Select the next (or previous) hole after the caret, from the other end when there is none. Without holes, Tab leaves the text. */
export const toHole =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const found = holesIn(state.doc);
    const { from, to } = state.selection;
    const ahead =
      by === 1 ? found.filter((hole) => hole.from >= to) : found.filter((hole) => hole.to <= from).reverse();
    const hole = ahead[0] ?? (by === 1 ? found[0] : found[found.length - 1]);
    if (!hole) return false;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, hole.from, hole.to)).scrollIntoView());
    return true;
  };
