/** The keyboard and the clicker of the projector. */

import type { Stage } from "./stage";

const COMMANDS: Record<string, (stage: Stage) => void> = {
  ArrowRight: (stage) => stage.next(),
  ArrowLeft: (stage) => stage.previous(),
  PageDown: (stage) => stage.forward(),
  PageUp: (stage) => stage.back(),
  " ": (stage) => (stage.shown.value = !stage.shown.value),
  b: (stage) => (stage.black.value = !stage.black.value),
  ".": (stage) => (stage.black.value = !stage.black.value),
  f: (stage) => (stage.whole.value = !stage.whole.value),
  p: (stage) => stage.practise(),
  Escape: (stage) => {
    if (stage.black.value) stage.black.value = false;
    else if (stage.practice.value) stage.practice.value = null;
    else stage.leave();
  },
};

const DIGITS = ["1", "2", "3"];

/** A box that was ticked keeps the focus and only its space bar: the clicker must go on working. */
const types = (target: HTMLElement): boolean =>
  ["TEXTAREA", "SELECT"].includes(target.tagName) || (target instanceof HTMLInputElement && target.type !== "checkbox");

/** Act on a key; true when it was ours. Keys that type, or press what has the focus, are left alone. */
export function onStageKey(event: KeyboardEvent, stage: Stage): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !stage.lesson.value) return false;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target && types(target) && event.key !== "Escape") return false;
  if (event.key === " " && target?.closest("input, button, a, summary, [role=button], [role=radio]")) return false;
  if (stage.black.value && event.key !== "Escape") {
    stage.black.value = false; // any key brings the picture back, as presenters expect
    return true;
  }
  const digit = DIGITS.indexOf(event.key);
  if (digit >= 0) {
    stage.vote(digit, 1);
    return true;
  }
  const command = COMMANDS[event.key] ?? COMMANDS[event.key.toLowerCase()];
  command?.(stage);
  return command !== undefined;
}
