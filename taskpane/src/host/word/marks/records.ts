/**
 * Highlights known again by a list in the document's own settings: Word 2019 and LTSC 2021 have no bookmarks for add-ins, and
 * content controls would change the text's structure. What was rewritten since cannot be told any more; that is said, not guessed.
 */

import type { OpenDocument, Known } from "../reading/document";
import { locate, type Location } from "../reading/locate";
import type { DocumentSettings } from "../settings";
import { turns } from "../reading/needle";
import { colourNumber } from "../../highlight-names";
import { isOneOf, OURS } from "./colours";
import type { Register, Trace } from "./highlight";
import type { Edited } from "./technique";

interface Entry {
  words: string;
  before8: string;
  after8: string;
  colour: string;
}

const KEY = "zhubi.highlights";
const AROUND = 8;
/** Only this pane keeps such a list. */
const WRITTEN: readonly number[] = [colourNumber(OURS) ?? 0];

export function records(doc: OpenDocument, settings: DocumentSettings): Register {
  let entries = (settings.get(KEY) as Entry[] | null | undefined) ?? [];
  /** Entries whose words are not there any more, or stand coloured in several places. */
  let gone: Entry[] = [];
  let found: Entry[] = [];

  return {
    find: async (context, on) => {
      [gone, found] = [[], []];
      if (entries.length === 0) return [];
      const known = on?.known ?? (await doc.now(context));
      const all = alike(entries).map((own) => ({ own, locations: locationsOf(known, own[0]) }));
      const groups = on ? all.filter(({ locations }) => locations.some((p) => touches(p, on))) : all;
      const ranges = await locate(
        context,
        doc.office,
        groups.reduce<Location[]>((all, { locations }) => [...all, ...locations], []),
      );
      for (const range of ranges) range?.load("font/highlightColor");
      await context.sync();
      let next = 0;
      return groups.flatMap(({ own, locations }): Trace[] => {
        const some = locations.map(() => ranges[next++] ?? null);
        const coloured = some.filter((r): r is Word.Range => r !== null && isMarked(r));
        // More coloured places than marks of ours: some are the writer's own. Uncoloured ones the writer cleared.
        if (some.length === 0 || coloured.length > own.length) gone.push(...own);
        else found.push(...own);
        return coloured.length > own.length
          ? []
          : coloured.map((range, i) => ({ range, ours: WRITTEN, before: own[i]?.colour ?? "none" }));
      });
    },
    add: (traces) => {
      const added = traces.map(({ location: { text, start, end }, before }) => ({
        words: text.slice(start, end),
        before8: text.slice(Math.max(0, start - AROUND), start),
        after8: text.slice(end, end + AROUND),
        colour: before,
      }));
      entries = [...gone, ...added];
    },
    drop: () => {
      entries = entries.filter((e) => !found.includes(e));
    },
    lost: async (context) => {
      if (gone.length > 0) {
        const all = context.document.body.paragraphs;
        all.load("items/font/highlightColor");
        await context.sync();
        const coloured = all.items.some(
          ({ font }) => font.highlightColor === "" || isOneOf(font.highlightColor, WRITTEN),
        );
        if (!coloured) gone = [];
      }
      entries = gone;
      return gone.length;
    },
    save: () => settings.set(KEY, entries.length > 0 ? entries : null),
    count: () => Promise.resolve(entries.length),
  };
}

/** Marks on the same words between the same neighbours, in the order of the document. */
function alike(entries: readonly Entry[]): [Entry, ...Entry[]][] {
  const groups = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const key = [entry.before8, entry.words, entry.after8].join("\u0000");
    const known = groups.get(key);
    if (known) known.push(entry);
    else groups.set(key, [entry]);
  }
  return Array.from(groups.values());
}

const touches = (a: Location, { locations }: Edited): boolean =>
  locations.some((b) => a.paragraph === b.paragraph && a.start < b.end && b.start < a.end);

const isMarked = (range: Word.Range): boolean =>
  isOneOf(range.font.highlightColor, WRITTEN) || range.font.highlightColor === "";

/** Where the entry's words stand between the same neighbours; else, where they stand once in the document. */
function locationsOf(known: Known, { words, before8, after8 }: Entry): Location[] {
  const all: Location[] = [];
  known.texts.forEach((text, i) => {
    const paragraph = known.items[i];
    if (paragraph)
      for (const start of turns(text, words)) all.push({ paragraph, text, start, end: start + words.length });
  });
  const same = all.filter(
    (p) =>
      p.text.slice(Math.max(0, p.start - AROUND), p.start) === before8 &&
      p.text.slice(p.end, p.end + AROUND) === after8,
  );
  return same.length > 0 ? same : all;
}
