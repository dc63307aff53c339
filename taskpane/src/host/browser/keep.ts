/** What survives a reload. The draft itself only in this tab's session storage; keys of ignored findings per document. */

import type { Paragraph } from "../../api/wire";
import type { Memory } from "../host";

const DRAFT = "zb_draft";
const MEMORY = "zb_memory:";

export interface Kept {
  name: string;
  paragraphs: Paragraph[];
  brief: { type: string; level: string; date: string };
}

export function saveDraft(draft: Kept): boolean {
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify(draft));
    return true;
  } catch {
    return false; // storage full or forbidden: the page warns before it is left
  }
}

export function loadDraft(): Kept | null {
  try {
    const kept = sessionStorage.getItem(DRAFT);
    return kept ? (JSON.parse(kept) as Kept) : null;
  } catch {
    return null;
  }
}

export function dropDraft(): void {
  sessionStorage.removeItem(DRAFT);
}

/** Of the document called `name`, once the first one is in. */
export const memoryOf = (name: () => string, ready: Promise<void>): Memory => ({
  load: () => ready.then(() => JSON.parse(localStorage.getItem(MEMORY + name()) ?? "[]") as string[]),
  save: (keys) => {
    localStorage.setItem(MEMORY + name(), JSON.stringify(keys));
    return Promise.resolve();
  },
});
