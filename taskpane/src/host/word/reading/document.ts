/** The document between two batches: which paragraph has which id. Every batch reads it anew before it touches anything. */

import type { Anchor } from "../../host";
import { paragraphIds } from "../../paragraph-ids";
import { spanOf } from "../../anchor";
import { locate, type Location } from "./locate";
import type { WordApi } from "../office";
import { readTexts, type Read } from "./read";

export interface Known extends Read {
  ids: string[];
}

export interface OpenDocument {
  office: WordApi;
  /** Give ids to what was just read. */
  know<R extends Read>(read: R): R & Known;
  /** Read the texts and give them ids. */
  now(context: Word.RequestContext): Promise<Known>;
  /** The texts as last read, as one: another object once any of them changed. */
  texts(): readonly string[];
}

export function createDocument(office: WordApi): OpenDocument {
  const ids = paragraphIds();
  let last: readonly string[] = [];
  const know = <R extends Read>(read: R): R & Known => {
    if (read.texts.length !== last.length || read.texts.some((text, i) => text !== last[i])) last = read.texts;
    return { ...read, ids: ids.follow(read.texts) };
  };
  return { office, know, now: async (context) => know(await readTexts(context, office)), texts: () => last };
}

/** Where an anchor is now; null when its words are gone or cannot be told apart. */
export function locationOf(known: Known, { paragraph, ...words }: Anchor): Location | null {
  const index = known.ids.indexOf(paragraph);
  const item = known.items[index];
  const text = known.texts[index] ?? "";
  const span = item ? spanOf(text, words) : null;
  return item && span ? { paragraph: item, text, start: span[0], end: span[1] } : null;
}

/** Ranges of anchors, in their order. */
export async function rangesOf(
  context: Word.RequestContext,
  office: WordApi,
  known: Known,
  anchors: readonly Anchor[],
): Promise<(Word.Range | null)[]> {
  const locations = anchors.map((anchor) => locationOf(known, anchor));
  const ranges = await locate(
    context,
    office,
    locations.filter((p) => p !== null),
  );
  let next = 0;
  return locations.map((location) => (location ? (ranges[next++] ?? null) : null));
}
