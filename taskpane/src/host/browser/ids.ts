/** Gives every paragraph an id of its own: a new one gets one, of two alike the first keeps it. */

import { Plugin } from "prosemirror-state";

export function ids(): Plugin {
  let next = 0;
  return new Plugin({
    appendTransaction: (transactions, _, state) => {
      if (!transactions.some((t) => t.docChanged)) return null;
      const taken = new Set<string>();
      const change = state.tr;
      state.doc.forEach((node, position) => {
        let id = node.attrs.id as string;
        if (id === "" || taken.has(id)) {
          do id = `n${(next += 1)}`;
          while (taken.has(id) || holds(id));
          change.setNodeAttribute(position, "id", id);
        }
        taken.add(id);
      });
      function holds(id: string): boolean {
        let found = false;
        state.doc.forEach((node) => (found = found || node.attrs.id === id));
        return found;
      }
      return change.docChanged ? change.setMeta("addToHistory", false) : null;
    },
  });
}
