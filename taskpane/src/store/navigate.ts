/** Moving about in the pane: pages, rows, cards, filter. */

import { batch } from "@preact/signals";
import type { Severity } from "../api/wire";
import type { Group } from "../text/words";
import type { Item } from "./items";
import type { Page, Store, Tab } from "./store";

export interface Navigation {
  tab(tab: Tab): void;
  page(page: Page): void;
  /** Open a card. `focus` only when the user acted inside the pane; `back` is where it leads back to, instead of the list. */
  card(item: Item, focus: boolean, back?: Page): void;
  /** Back to where the card was opened from: to the list, on its row. */
  list(focus: boolean): void;
  /** What the page was about is gone: where it was opened from takes its place, whatever tab the user is in by now. */
  gone(): void;
  /** The neighbour of the open card, or of the row, round the ends. */
  neighbour(by: 1 | -1): Item | null;
  severity(severity: Severity | null): void;
  part(part: Group | null): void;
  fold(group: Group, open: boolean): void;
}

export function createNavigation(s: Store): Navigation {
  const origin = (): Page => (s.page.value.at === "finding" ? s.page.value.back : null) ?? { at: "list" };

  const show = (page: Page): void =>
    batch(() => {
      s.tab.value = "check";
      s.settingsOpen.value = false;
      s.page.value = page;
      s.menu.value = false;
      s.error.value = null;
    });

  return {
    tab: (tab) => {
      // A ribbon's word for the tab may come late: what was opened meanwhile stays open.
      if (s.tab.value === tab && !s.settingsOpen.value) return;
      batch(() => {
        s.tab.value = tab;
        s.settingsOpen.value = false;
        s.menu.value = false;
      });
    },
    page: show,
    card: (item, focus, back) =>
      batch(() => {
        show({ at: "finding", id: item.id, ...(back ? { back } : {}) });
        s.cursor.value = item.id;
        s.fix.value = 0;
        s.adjusted.value = null;
        s.focus.value = focus ? "card" : null;
      }),
    list: (focus) =>
      batch(() => {
        const back = origin();
        show(back);
        if (back.at !== "list") return;
        s.focus.value = focus ? "row" : null;
        const row = s.items.value.find((item) => item.id === s.cursor.value);
        if (focus && row) unfoldFor(s, row);
      }),
    gone: () => (s.page.value = origin()),
    neighbour: (by) => {
      const { sequence } = s.listing.value;
      const at = sequence.findIndex((item) => item.id === s.cursor.value);
      const isOpen = s.page.value.at === "finding";
      // From the list the row under the cursor itself comes first.
      const next = at < 0 ? (by > 0 ? 0 : -1) : isOpen ? at + by : at;
      return sequence[(next + sequence.length) % sequence.length] ?? null;
    },
    severity: (severity) => (s.filter.value = { severity, part: null }),
    part: (part) => (s.filter.value = { severity: null, part: s.filter.value.part === part ? null : part }),
    fold: (group, open) => (s.open.value = open ? [...s.open.value, group] : s.open.value.filter((g) => g !== group)),
  };
}

/** So that the focus finds the row of an item inside a folded part. */
function unfoldFor(s: Store, item: Item): void {
  const hidden =
    s.listing.value.rest.some((section) => section.items.includes(item)) && !s.open.value.includes(item.group);
  if (hidden) s.open.value = [...s.open.value, item.group];
}

/** The row that should be under the cursor when `item` has gone: the next one, or the last. */
export function successor(sequence: readonly Item[], item: Item): string | null {
  const at = sequence.findIndex((other) => other.id === item.id);
  return (sequence[at + 1] ?? sequence[at - 1])?.id ?? null;
}
