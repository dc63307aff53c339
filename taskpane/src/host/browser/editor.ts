/** The editor: plain paragraphs, undo, holes, marks and role labels. */

import { baseKeymap } from "prosemirror-commands";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { EditorState, type Plugin } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { Paragraph } from "../../api/wire";
import { attention } from "./attention";
import { comments, commentState } from "./comments";
import { holes, toHole } from "./holes";
import { ids } from "./ids";
import { marks } from "./marks";
import { linesToSlice } from "./paste";
import { roles } from "./roles";
import { toDoc } from "./schema";

interface Listeners {
  /** The text changed; `caret` is the id of the paragraph with the caret, null when it was not the user typing. */
  onChange(caret: string | null): void;
  onOpen(finding: string): void;
  /** Comments came or went, or moved with the text. */
  onComments(moved: boolean): void;
  /** The caret went to another paragraph, or out of the text (null). */
  onCaret(caret: string | null): void;
}

export function createEditor(paper: HTMLElement, { onChange, onOpen, onComments, onCaret }: Listeners): EditorView {
  const plugins: Plugin[] = [
    // Undo is asked for through the page: what was done beside the text stands in the same order.
    history({ depth: 1000 }),
    keymap({ Tab: toHole(1), "Shift-Tab": toHole(-1) }),
    keymap(baseKeymap),
    ids(),
    holes(),
    marks(onOpen),
    comments(),
    attention(),
    roles(),
  ];
  const view: EditorView = new EditorView(paper, {
    state: EditorState.create({ doc: toDoc([]), plugins }),
    attributes: {
      class: "paper__text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": "文稿",
      spellcheck: "false",
    },
    clipboardTextParser: (text) => linesToSlice(text),
    clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, "\n"),
    handlePaste: (_, event) => {
      const text = event.clipboardData?.getData("text/plain");
      if (!text) return false;
      view.dispatch(view.state.tr.replaceSelection(linesToSlice(text)).scrollIntoView());
      return true;
    },
    handleDOMEvents: {
      blur: () => {
        onCaret(null);
        return false;
      },
    },
    dispatchTransaction(transaction) {
      const comments = commentState(view.state);
      const caret = caretOf(view);
      view.updateState(view.state.apply(transaction));
      if (commentState(view.state) !== comments) onComments(transaction.docChanged);
      if (transaction.docChanged) onChange(view.hasFocus() ? caretOf(view) : null);
      else if (transaction.selectionSet && caret !== caretOf(view)) onCaret(caretOf(view));
    },
  });
  return view;
}

/** Put another document in; its history starts anew, unless the editor is given back as it was left. */
export function fillEditor(view: EditorView, paragraphs: readonly Paragraph[], left?: EditorState): void {
  view.updateState(left ?? EditorState.create({ doc: toDoc(paragraphs), plugins: view.state.plugins }));
}

const caretOf = (view: EditorView): string | null => {
  const { $head } = view.state.selection;
  return $head.depth > 0 ? ($head.node(1).attrs.id as string) : null;
};
