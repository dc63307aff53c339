/** What each paragraph was taken for: as a class on it, and as a label in the margin that corrects it. */

import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Role } from "../../api/wire";
import { ROLE, ROLES } from "../../text/words";

export interface Labelled {
  id: string;
  role: Role;
  because: string;
}

const key = new PluginKey<DecorationSet>("roles");

export const roles = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set) =>
        (transaction.getMeta(key) as DecorationSet | undefined) ?? set.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => key.getState(state) },
  });

/** Set a title like a title. A paragraph the last report did not see keeps plain looks. */
export function setRoles(view: EditorView, labels: readonly Labelled[]): void {
  const byId = new Map(labels.map((label) => [label.id, label.role]));
  const decorations: Decoration[] = [];
  view.state.doc.forEach((node, position) => {
    const role = byId.get(node.attrs.id as string);
    if (role) decorations.push(Decoration.node(position, position + node.nodeSize, { class: `is-${role}` }));
  });
  view.dispatch(
    view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, decorations)).setMeta("addToHistory", false),
  );
}

export interface Margin {
  show(labels: readonly Labelled[]): void;
  /** The caret is in this paragraph: Tab reaches its label, and no other. */
  stand(paragraph: string | null): void;
}

/** Labels beside the text, not in it: nothing of theirs is selected, copied or read out with the draft. */
export function createMargin(paper: HTMLElement, view: EditorView, pin: (id: string, role: Role) => void): Margin {
  const column = paper.ownerDocument.createElement("div");
  column.className = "roles";
  column.setAttribute("role", "group");
  column.setAttribute("aria-label", "分段");
  paper.append(column);
  let shown: readonly Labelled[] = [];
  let at: string | null = null;

  const menus = (): HTMLSelectElement[] => Array.from(column.querySelectorAll("select"));

  /** One tab stop for all of them; ← and → go from one to the next. */
  function rove(): void {
    const all = menus();
    const stop = all.find((each) => each.dataset.paragraph === at) ?? all[0];
    for (const each of all) each.tabIndex = each === stop ? 0 : -1;
  }
  column.addEventListener("keydown", (event) => {
    const all = menus();
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = by && all[all.findIndex((each) => each === document.activeElement) + by];
    if (!next) return;
    event.preventDefault();
    at = next.dataset.paragraph ?? null;
    rove();
    next.focus();
  });

  function place(): void {
    const tops = new Map<string, number>();
    view.state.doc.forEach((node, position) => {
      const element = view.nodeDOM(position);
      if (element instanceof HTMLElement && node.textContent.trim() !== "")
        tops.set(node.attrs.id as string, element.offsetTop);
    });
    for (const label of Array.from(column.children)) {
      const top = label instanceof HTMLElement ? tops.get(label.dataset.paragraph ?? "") : undefined;
      if (!(label instanceof HTMLElement)) continue;
      label.hidden = top === undefined;
      label.style.top = `${top ?? 0}px`;
    }
  }

  new ResizeObserver(place).observe(view.dom);
  return {
    show: (labels) => {
      const same =
        labels.length === shown.length && labels.every((l, i) => l.id === shown[i]?.id && l.role === shown[i].role);
      if (!same) column.replaceChildren(...labels.map((label, at) => menu(label, at + 1, pin)));
      shown = labels;
      place();
      rove();
    },
    stand: (paragraph) => {
      if (paragraph === null) return; // it left the text: where it was is where it comes back to
      at = paragraph;
      rove();
    },
  };
}

function menu({ id, role, because }: Labelled, place: number, pin: (id: string, role: Role) => void): HTMLElement {
  const label = document.createElement("span");
  label.className = "role";
  label.dataset.paragraph = id;
  const select = document.createElement("select");
  select.title = because;
  select.dataset.paragraph = id;
  select.setAttribute("aria-label", `第 ${place} 段认作`);
  for (const each of ROLES) select.add(new Option(ROLE[each], each, each === role, each === role));
  select.addEventListener("change", () => pin(id, select.value as Role));
  label.append(select);
  return label;
}
