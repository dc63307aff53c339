/** What is told above the text, and what was set aside: put back by one click or one undo, even after a reload. */

import { signal, type Signal } from "@preact/signals";
import { loadAside, saveAside, type KeptQueue } from "../../host/browser/storage";
import type { Before } from "./draft-queue";

export interface Aside {
  /** What the writer should know about the file, or what went wrong with the last action. */
  notes: Signal<string[]>;
  /** Puts back what was just cleared or replaced, comments or drafts; null when nothing was. */
  back: Signal<(() => void) | null>;
  /** Tell these, beside what is still set aside. */
  tell(notes: readonly string[]): void;
  /** Something small is gone from the open draft; `restore` brings it back. */
  offer(said: string, restore: () => void): void;
  /** The drafts that were here are gone from sight. */
  put(said: string, before: Before): void;
  /** What was set aside before a reload. */
  recall(): void;
  /** Notes read; nothing is kept aside any more. */
  dismiss(): void;
}

interface Needs {
  /** Put other drafts in, after what is here was set aside. */
  swap(put: () => void): void;
  revive(kept: KeptQueue): void;
  /** So that undo knows its turn. */
  did(back: () => void): void;
}

export function createAside({ swap, revive, did }: Needs): Aside {
  const notes = signal<string[]>([]);
  const back = signal<(() => void) | null>(null);
  let held: { said: string; restore(): void } | null = null;

  function tell(notices: readonly string[]): void {
    notes.value = [...(held ? [held.said] : []), ...notices];
    back.value = held?.restore ?? null;
  }

  function hold(said: string, restore: () => void): void {
    const once = (): void => {
      if (held?.restore !== once) return; // something else was set aside since
      drop();
      swap(restore);
    };
    held = { said, restore: once };
    tell(notes.value);
  }

  function drop(): void {
    held = null;
    saveAside(null);
  }

  return {
    notes,
    back,
    tell,
    offer: (said, restore) => {
      const once = (): void => {
        if (back.value !== once) return;
        tell([]);
        restore();
      };
      notes.value = [said];
      back.value = once;
      did(once);
    },
    put: (said, { restore, kept }) => {
      saveAside({ said, queue: kept });
      hold(said, restore);
      const put = held;
      did(() => put?.restore());
    },
    recall: () => {
      const left = loadAside();
      if (left) hold(left.said, () => revive(left.queue));
    },
    dismiss: () => {
      drop();
      tell([]);
    },
  };
}
