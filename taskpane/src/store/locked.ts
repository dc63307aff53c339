/** Sentences the writer has locked: no fix touches them. Their fingerprints are kept, beside what is ignored. */

import type { Edit, Fix, Span } from "../api/wire";
import { fingerprint } from "../text/fingerprint";
import type { Item } from "./items";

const LOCK = "lock:";
/** A sentence with its closing mark, as the service cuts them. */
const SENTENCE = /[^。！？!?；;…]*[。！？!?；;…]+[”’」』)）》】〕]*|[^。！？!?；;…]+/g;

export interface Sentence {
  paragraph: string;
  span: Span;
  text: string;
}

interface Read {
  id: string;
  text: string;
}

export const sentencesOf = ({ id, text }: Read): Sentence[] =>
  [...text.matchAll(SENTENCE)]
    .map((match): Sentence => ({ paragraph: id, span: [match.index, match.index + match[0].length], text: match[0] }))
    .filter((sentence) => sentence.text.trim() !== "");

/** The sentences of `paragraph` that have a character of `span`. */
export const sentencesAt = (paragraph: Read, [start, end]: Span): Sentence[] =>
  sentencesOf(paragraph).filter(({ span }) => span[0] < Math.max(end, start + 1) && start < span[1]);

const lockOf = ({ text }: Sentence): string => LOCK + fingerprint(text.trim());

export const isLocked = (sentence: Sentence, memory: readonly string[]): boolean => memory.includes(lockOf(sentence));

export const withLocks = (memory: readonly string[], sentences: readonly Sentence[], on: boolean): string[] => {
  const locks = new Set(sentences.map(lockOf));
  return [...memory.filter((entry) => !locks.has(entry)), ...(on ? locks : [])];
};

export const lockedIn = (paragraphs: readonly Read[], memory: readonly string[]): Sentence[] =>
  memory.some((entry) => entry.startsWith(LOCK))
    ? paragraphs.flatMap((paragraph) => sentencesOf(paragraph).filter((sentence) => isLocked(sentence, memory)))
    : [];

/** Without the fixes that would change a locked sentence; `locked` tells that there were some. */
export function respecting(item: Item, locked: readonly Sentence[]): Item {
  if (locked.length === 0) return item;
  const touches = (edit: Edit): boolean =>
    locked.some(
      ({ paragraph, span }) => paragraph === edit.paragraph && span[0] < edit.span[1] && edit.span[0] < span[1],
    );
  const into = (edit: Edit): boolean =>
    locked.some(
      ({ paragraph, span }) => paragraph === edit.paragraph && span[0] < edit.span[0] && edit.span[0] < span[1],
    );
  const kept = item.fixes.filter((fix: Fix) => !fix.edits.some((edit) => touches(edit) || into(edit)));
  return kept.length === item.fixes.length ? item : { ...item, fixes: kept, locked: true };
}
