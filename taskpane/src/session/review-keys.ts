/** The keyboard of 审稿: J K P X E W N and 1 to 5. */

import type { Item } from "../store/items";
import { VERDICTS } from "../features/review/state/opinion";
import type { Session } from "./session";

/** Letters act on the row the keyboard stands on; never while something is typed. */
export function onReviewKey(event: KeyboardEvent, session: Session): void {
  const { review } = session;
  const key = event.key.toLowerCase();
  const verdict = VERDICTS[Number(key) - 1];
  const act = verdict ? (): void => review.verdicts.choose(verdict) : commandOf(key, session);
  if (!act || !session.store.report.value) return;
  event.preventDefault();
  act();
}

function commandOf(key: string, session: Session): (() => void) | null {
  const { review, store } = session;
  const { store: r, notes } = review;
  const onItem = (work: (item: Item) => void) => (): void => {
    if (r.page.value !== "notes" || store.service.value.state === "away") return;
    const item = r.sequence.value.find((i) => i.id === r.cursor.value) ?? r.sequence.value[0];
    if (item) work(item);
  };
  switch (key) {
    case "j":
      return () => notes.step(1);
    case "k":
      return () => notes.step(-1);
    case "p":
      return onItem(notes.toggle);
    case "x":
      return onItem(notes.ignore);
    case "e":
      return onItem((item) => {
        notes.stand(item);
        r.open.value = item.id;
        r.focus.value = "edit";
      });
    case "w":
      return () => void notes.write();
    case "n":
      return () => void review.next(1, true);
    default:
      return null;
  }
}

/** Esc: out of an unfolded row, or back to the rows. */
export function leaveReview({ review }: Session): void {
  const { store: r } = review;
  r.open.value = null;
  r.page.value = "notes";
  r.focus.value = "row";
}
