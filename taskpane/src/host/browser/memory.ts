/** What a writer ignores belongs to one draft: kept under its id, found again by its name and by a paragraph that is still the same. */

import type { Api } from "../../api/client";
import type { Paragraph } from "../../api/wire";
import { fingerprint } from "../../text/fingerprint";
import type { Memory } from "../host";

const KEY = "zb_memories";
/** Drafts remembered; the one not touched for the longest goes first. */
const MANY = 200;
/** Shorter paragraphs (a date, a heading) are the same in many drafts. */
const TELLING = 12;

interface Remembered {
  id: string;
  name: string;
  /** Fingerprints of its paragraphs: the words themselves are not kept. */
  prints: string[];
  keys: string[];
}

export interface Identity {
  id: string;
  name: string;
  paragraphs: readonly Paragraph[];
}

/** The id of a draft that is opened: the one it had, where it is remembered, else a new one. */
export function identify(name: string, paragraphs: readonly Paragraph[]): string {
  const prints = new Set(printsOf(paragraphs));
  const known = name && remembered().find((m) => m.name === name && m.prints.some((print) => prints.has(print)));
  return known ? known.id : `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}

/** Of the draft that is open, once the first one is in. */
export const memoryOf = (draft: () => Identity, ready: Promise<void>): Memory => ({
  load: () => ready.then(() => remembered().find((m) => m.id === draft().id)?.keys ?? []),
  save: (keys) => {
    const { id, name, paragraphs } = draft();
    const others = remembered().filter((m) => m.id !== id);
    const kept = [...others, { id, name, prints: printsOf(paragraphs), keys }].filter((m) => m.keys.length > 0);
    localStorage.setItem(KEY, JSON.stringify(kept.slice(-MANY)));
    return Promise.resolve();
  },
});

/** The same, kept with the server under the draft's name. */
export const remoteMemory =
  (api: Pick<Api, "ignored" | "saveIgnored">) =>
  (draft: () => Identity, ready: Promise<void>): Memory => ({
    load: () => ready.then(() => api.ignored(nameOf(draft()))),
    save: (keys) => api.saveIgnored(nameOf(draft()), keys),
  });

const nameOf = ({ id, name }: Identity): string => name || id;

function remembered(): Remembered[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]") as Remembered[];
  } catch {
    return []; // unreadable: nothing is ignored, which hides nothing
  }
}

const printsOf = (paragraphs: readonly Paragraph[]): string[] =>
  paragraphs.filter((p) => p.text.length >= TELLING).map((p) => fingerprint(p.text));
