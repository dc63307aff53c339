/**
 * Highlights known again by a list in the document's own settings: Word 2019 and LTSC 2021 have no bookmarks for add-ins, and
 * content controls would change the text's structure. What was rewritten since cannot be told any more; that is said, not guessed.
 */

import type { Document_, Known } from "../document";
import { locate, type Place } from "../locate";
import type { DocumentSettings } from "../settings";
import { turns } from "../needle";
import { isOurs } from "./colours";
import type { Register, Trace } from "./highlight";

interface Entry {
  words: string;
  before8: string;
  after8: string;
  colour: string;
}

const KEY = "zhubi.highlights";
const AROUND = 8;

export function records(doc: Document_, settings: DocumentSettings): Register {
  let entries = settings.get<Entry[]>(KEY) ?? [];
  /** Entries whose words are not there any more, or stand coloured in several places. */
  let gone: Entry[] = [];

  return {
    find: async (context) => {
      gone = [];
      if (entries.length === 0) return [];
      const known = await doc.now(context);
      const places = entries.map((entry) => placesOf(known, entry));
      const ranges = await locate(context, doc.office, places.reduce<Place[]>((all, some) => [...all, ...some], []));
      for (const range of ranges) range?.load("font/highlightColor");
      await context.sync();
      let next = 0;
      return entries.flatMap((entry, i): Trace[] => {
        const some = (places[i] ?? []).map(() => ranges[next++] ?? null);
        const coloured = some.filter((r): r is Word.Range => r !== null && isMarked(r));
        const [range] = coloured;
        if (range && coloured.length === 1) return [{ range, before: entry.colour }];
        // Words that stand there uncoloured were cleared by the writer.
        if (some.length === 0 || coloured.length > 1) gone.push(entry);
        return [];
      });
    },
    add: (traces) => {
      const added = traces.map(({ place: { text, start, end }, before }) => ({
        words: text.slice(start, end),
        before8: text.slice(Math.max(0, start - AROUND), start),
        after8: text.slice(end, end + AROUND),
        colour: before,
      }));
      entries = [...gone, ...added];
    },
    drop: () => undefined,
    lost: async (context) => {
      if (gone.length > 0) {
        const all = context.document.body.paragraphs;
        all.load("items/font/highlightColor");
        await context.sync();
        const coloured = all.items.some(({ font }) => font.highlightColor === "" || isOurs(font.highlightColor));
        if (!coloured) gone = [];
      }
      entries = gone;
      return gone.length;
    },
    save: () => settings.set(KEY, entries.length > 0 ? entries : null),
    count: () => Promise.resolve(entries.length),
  };
}

const isMarked = (range: Word.Range): boolean => isOurs(range.font.highlightColor) || range.font.highlightColor === "";

/** Where the entry's words stand between the same neighbours; else, where they stand once in the document. */
function placesOf(known: Known, { words, before8, after8 }: Entry): Place[] {
  const all: Place[] = [];
  known.texts.forEach((text, i) => {
    const paragraph = known.items[i];
    if (paragraph) for (const start of turns(text, words)) all.push({ paragraph, text, start, end: start + words.length });
  });
  const same = all.filter((p) => p.text.slice(Math.max(0, p.start - AROUND), p.start) === before8 && p.text.slice(p.end, p.end + AROUND) === after8);
  return same.length > 0 ? same : all;
}
