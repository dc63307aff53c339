/** What survives a reload, in this tab's session storage: the draft, the queue, and what was set aside for them. */

import type { Paragraph } from "../../api/wire";
import type { PageComment } from "./comments";

const DRAFT = "zb_draft";
const QUEUE = "zb_drafts";
const ASIDE = "zb_aside";
const STARTED = "zb_started";

export interface Kept {
  /** What is ignored in it is kept under this. */
  id: string;
  name: string;
  paragraphs: Paragraph[];
  brief: { type: string; level: string; date: string };
  /** It is not only what was opened: its writer would miss it. */
  own: boolean;
  comments?: PageComment[];
}

/** The drafts of a queue, with what the reviewer has done with each. */
export interface KeptQueue {
  current: string;
  drafts: { id: string; draft: Kept; record: string | null }[];
}

export function saveDraft(draft: Kept): boolean {
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify(draft));
    return true;
  } catch {
    return false; // storage full or forbidden: the page warns before it is left
  }
}

/** Whether this tab began with that draft already, and not with another; from now on it did. */
export function startedWith(print: string): boolean {
  const same = sessionStorage.getItem(STARTED) === print;
  sessionStorage.setItem(STARTED, print);
  return same;
}

export function loadDraft(): Kept | null {
  try {
    const kept = sessionStorage.getItem(DRAFT);
    return kept ? (JSON.parse(kept) as Kept) : null;
  } catch {
    return null;
  }
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

/** What 清空 or another file put aside: one draft or several. */
export interface KeptAside {
  said: string;
  queue: KeptQueue;
}

/** Where it does not fit, it lasts as long as the page. */
export function saveAside(aside: KeptAside | null): void {
  try {
    if (aside) sessionStorage.setItem(ASIDE, JSON.stringify(aside));
    else sessionStorage.removeItem(ASIDE);
  } catch {
    sessionStorage.removeItem(ASIDE);
  }
}

export function loadAside(): KeptAside | null {
  try {
    const kept = sessionStorage.getItem(ASIDE);
    return kept ? (JSON.parse(kept) as KeptAside) : null;
  } catch {
    return null;
  }
}
