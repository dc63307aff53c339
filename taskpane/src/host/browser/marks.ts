/** Our marks in the text: lines under words, a bar beside a whole paragraph. They move with the text and are never in it. */

import { Plugin, PluginKey, TextSelection, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Finding, Severity } from "../../api/wire";
import type { MarkResult } from "../host";
import { locate, paragraphAt } from "./locate";

interface Marked {
  findings: readonly Finding[];
  active: string | null;
}

const key = new PluginKey<DecorationSet>("marks");
const CLASS: Record<Severity, string> = { error: "mk", warning: "mk mk--warn", advice: "mk mk--adv" };
const GUTTER: Record<Severity, string> = { error: "gut gut--err", warning: "gut gut--warn", advice: "gut gut--adv" };

/** `onOpen` hears of clicks on a mark, with the key of its finding. */
export function marks(onOpen: (finding: string) => void): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set) =>
        (transaction.getMeta(key) as DecorationSet | undefined) ?? set.map(transaction.mapping, transaction.doc),
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick: (view, position, event) => {
        const mark = event.target instanceof Element ? event.target.closest("[data-finding]") : null;
        const finding = mark?.getAttribute("data-finding");
        if (!finding) return false;
        // Opening the card redraws the marks, and with them the caret as the editor knows it: tell it of the click first.
        if (!event.shiftKey)
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(position))));
        onOpen(finding);
        return false;
      },
    },
  });
}

/** Replace all marks. */
export function setMarks(view: EditorView, { findings, active }: Marked): MarkResult[] {
  const decorations: Decoration[] = [];
  const results = findings.map((finding): MarkResult => {
    const mark = decorationOf(view.state, finding, active === null ? false : finding.key === active);
    if (mark) decorations.push(mark);
    return mark ? "done" : "not-found";
  });
  view.dispatch(
    view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, decorations)).setMeta("addToHistory", false),
  );
  return results;
}

function decorationOf(state: EditorState, finding: Finding, active: boolean): Decoration | null {
  const { paragraph, span, quote, occurrence, severity } = finding;
  if (paragraph === null) return null;
  const at = paragraphAt(state.doc, paragraph);
  if (!at) return null;
  const whole = span === null || (span[0] === 0 && span[1] >= at.node.textContent.trimEnd().length);
  const attributes = { "data-finding": finding.key, title: finding.message };
  if (whole)
    return Decoration.node(at.position, at.position + at.node.nodeSize, {
      ...attributes,
      class: `${GUTTER[severity]}${active ? " gut--active" : ""}`,
    });
  const location = locate(state.doc, { paragraph, span, quote, occurrence });
  return (
    location &&
    Decoration.inline(location.from, location.to, {
      ...attributes,
      role: "mark",
      class: `${CLASS[severity]}${active ? " mk--active" : ""}`,
    })
  );
}
