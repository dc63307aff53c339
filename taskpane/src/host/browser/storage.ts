/** What survives a reload. The draft itself only in this tab's session storage; keys of ignored findings per document. */

import type { Api } from "../../api/client";
import type { Paragraph } from "../../api/wire";
import type { Memory } from "../host";
import type { PageComment } from "./comments";

const DRAFT = "zb_draft";
const QUEUE = "zb_queue";
const MEMORY = "zb_memory:";

export interface Kept {
  name: string;
  paragraphs: Paragraph[];
  brief: { type: string; level: string; date: string };
  comments?: PageComment[];
}

/** The drafts of a queue, with what the reviewer has done with each. */
export interface KeptQueue {
  current: string;
  drafts: (Kept & { id: string; record: string | null })[];
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

/** False when it did not fit: the queue lasts as long as the page then. */
export function saveQueue(queue: KeptQueue): boolean {
  try {
    sessionStorage.setItem(QUEUE, JSON.stringify(queue));
    return true;
  } catch {
    sessionStorage.removeItem(QUEUE);
    return false;
  }
}

export function loadQueue(): KeptQueue | null {
  try {
    const kept = sessionStorage.getItem(QUEUE);
    return kept ? (JSON.parse(kept) as KeptQueue) : null;
  } catch {
    return null;
  }
}

export function dropQueue(): void {
  sessionStorage.removeItem(QUEUE);
}

/** Of the document called `name`, once the first one is in. */
export const memoryOf = (name: () => string, ready: Promise<void>): Memory => ({
  load: () => ready.then(() => JSON.parse(localStorage.getItem(MEMORY + name()) ?? "[]") as string[]),
  save: (keys) => {
    localStorage.setItem(MEMORY + name(), JSON.stringify(keys));
    return Promise.resolve();
  },
});

/** The same, kept with the server. */
export const remoteMemory = (
  api: Pick<Api, "ignored" | "saveIgnored">,
  name: () => string,
  ready: Promise<void>,
): Memory => ({
  load: () => ready.then(() => api.ignored(name())),
  save: (keys) => api.saveIgnored(name(), keys),
});
