/** Role labels in the left margin, each a menu that corrects it. */

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
      apply: (transaction, set) => (transaction.getMeta(key) as DecorationSet | undefined) ?? set.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => key.getState(state) },
  });

/** Show the roles of the last report; a paragraph it did not see gets none. */
export function setRoles(view: EditorView, labels: readonly Labelled[], pin: (id: string, role: Role) => void): void {
  const byId = new Map(labels.map((label) => [label.id, label]));
  const decorations: Decoration[] = [];
  view.state.doc.forEach((node, position) => {
    const label = byId.get(node.attrs.id as string);
    if (!label || node.textContent.trim() === "") return;
    const { id, role, because } = label;
    decorations.push(
      Decoration.widget(position + 1, () => menu(id, role, because, pin), { key: `${id} ${role}`, side: -1, ignoreSelection: true, stopEvent: () => true }),
      Decoration.node(position, position + node.nodeSize, { class: `is-${role}` }),
    );
  });
  view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, decorations)).setMeta("addToHistory", false));
}

function menu(id: string, role: Role, because: string, pin: (id: string, role: Role) => void): HTMLElement {
  const label = document.createElement("span");
  label.className = "role";
  label.contentEditable = "false";
  const select = document.createElement("select");
  select.title = because;
  select.setAttribute("aria-label", `这一段是${ROLE[role]}：${because}。可以改`);
  for (const each of ROLES) select.add(new Option(ROLE[each], each, each === role, each === role));
  select.addEventListener("change", () => pin(id, select.value as Role));
  label.append(select);
  return label;
}
