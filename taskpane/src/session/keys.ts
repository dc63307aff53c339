/** The keyboard of the pane. Rows and tabs move by arrows in their own components; this is the rest. */

import type { Session } from "./session";
import type { Item } from "../store/items";
import { fixable } from "../features/check/state/actions";
import { leaveReview, onReviewKey } from "./review-keys";

type Command = (session: Session, item: Item) => void;

const LETTERS: Record<string, Command> = {
  d: ({ act }, item) => void act.locate(item),
  z: ({ act, go, store }, item) => {
    if (!fixable(item) || store.service.value.state === "away") return;
    // A fix that wants a reader is applied from its card, where 改前 and 改后 can be read.
    if (store.current.value || item.fixes[0]?.safety === "safe") void act.apply(item, store.fix.value);
    else go.card(item, true);
  },
  p: ({ act, host, store }, item) => {
    if (host.can.comment && store.service.value.state !== "away") void act.comment(item);
  },
  x: ({ act }, item) => act.ignoreHere(item),
};

/** F8 and Shift+F8, from anywhere: the neighbour's card, and its place in the document. */
export function step(session: Session, by: 1 | -1, focus: boolean): void {
  if (session.store.tab.value === "review") return session.review.notes.step(by, focus);
  const item = session.go.neighbour(by);
  if (!item) return;
  session.go.card(item, focus);
  void session.act.locate(item, true);
}

/** F8, F1 and undo, wherever in the page the focus is. F8 takes the focus along: letters typed next are for the card. */
export function onPageKey(event: KeyboardEvent, session: Session): void {
  const { key, shiftKey } = event;
  if (event.isComposing) return;
  // The editor marks undo as handled, though nothing is bound to it there.
  if (event.ctrlKey || event.metaKey) return onUndoKey(event, session);
  if (event.defaultPrevented || (key !== "F8" && key !== "F1")) return;
  event.preventDefault();
  if (key === "F1") return session.go.page({ at: "help" });
  session.rememberFocus(document.activeElement);
  step(session, shiftKey ? -1 : 1, true);
}

/** Ctrl+Z takes back the last thing done, Ctrl+Y does it again; a field one types in keeps its own. */
function onUndoKey(event: KeyboardEvent, session: Session): void {
  const key = event.key.toLowerCase();
  const undoes = key === "z" && !event.shiftKey;
  if ((!undoes && key !== "y" && key !== "z") || event.altKey || isField(event.target)) return;
  event.preventDefault();
  void (undoes ? session.undo() : session.redo());
}

/** Esc and the letters, inside the pane. */
export function onKey(event: KeyboardEvent, session: Session): void {
  const { store } = session;
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;

  if (event.key === "Escape") return escape(event, session);
  if (!store.settings.value.letters || event.shiftKey || isTyping(event.target)) return;

  if (store.tab.value === "review" && !store.settingsOpen.value) return onReviewKey(event, session);
  const command = LETTERS[event.key.toLowerCase()];
  const item = command && itemUnder(event.target, session);
  if (!item) return;
  event.preventDefault();
  command(session, item);
}

function escape(event: KeyboardEvent, session: Session): void {
  const { store, go, tour } = session;
  const page = store.page.value;
  event.preventDefault();
  if (tour.at.value !== null) tour.stop();
  else if (store.menu.value) {
    store.menu.value = false;
    store.focus.value = "card";
  } else if (store.settingsOpen.value) store.settingsOpen.value = false;
  else if (store.tab.value === "review") leaveReview(session);
  else if (store.tab.value === "check" && page.at === "rule") go.page(page.back);
  else if (store.tab.value === "check" && page.at !== "list") go.list(true);
  else session.leavePane();
}

const UNTYPED = ["radio", "checkbox", "button", "date", "file", "range", "color"];

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !UNTYPED.includes(target.type));

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? !["radio", "checkbox"].includes(target.type)
    : target instanceof HTMLElement && (target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName));

/** The item of the open card, or of the row the focus is on. */
function itemUnder(target: EventTarget | null, { store }: Session): Item | null {
  if (store.tab.value !== "check" || store.settingsOpen.value) return null;
  if (store.current.value) return store.current.value;
  const row = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-item]") : null;
  return store.items.value.find((item) => item.id === row?.dataset.item) ?? null;
}
