/** From places in the text to ranges of the document, each verified; a number of round trips that does not grow with the places. */

import { ends, escaped, plain, widened, type Hunt, type Needle } from "./needle";
import type { WordApi } from "../office";

export interface Location {
  paragraph: Word.Paragraph;
  /** The paragraph's text as it was read in this batch. */
  text: string;
  start: number;
  end: number;
}

/** At most five round trips, for any number of places. Null where the words could not be told with certainty. */
export async function locate(
  context: Word.RequestContext,
  office: WordApi,
  locations: readonly Location[],
): Promise<(Word.Range | null)[]> {
  const found = await search(context, locations);
  const missing = locations.flatMap((location, i) =>
    found[i] === null && location.end > location.start ? [{ location, i }] : [],
  );
  if (missing.length > 0 && office.has("1.3")) {
    const whole = missing.filter(({ location }) => location.start === 0 && location.end === location.text.length);
    for (const { location, i } of whole) found[i] = content(location.paragraph);
    const long = missing.filter((m) => !whole.includes(m));
    const spans = await join(
      context,
      long.map((m) => m.location),
    );
    long.forEach(({ i }, n) => (found[i] = spans[n] ?? null));
  }
  return found;
}

/** @needs 1.3 */
const content = (paragraph: Word.Paragraph): Word.Range => paragraph.getRange("Content");

/** Two tries: by the turn of the words, then by a longer stretch around them. */
async function search(context: Word.RequestContext, locations: readonly Location[]): Promise<(Word.Range | null)[]> {
  const found = await hunt(
    context,
    locations,
    locations.map((p) => plain(p.text, p.start, p.end)),
  );
  const again = locations.map((p, i) => (found[i] === null ? widened(p.text, p.start, p.end) : null));
  if (again.some((h) => h !== null)) {
    const second = await hunt(context, locations, again);
    second.forEach((range, i) => (found[i] ??= range));
  }
  return found;
}

async function hunt(
  context: Word.RequestContext,
  locations: readonly Location[],
  hunts: readonly (Hunt | null)[],
): Promise<(Word.Range | null)[]> {
  const outer = await each(
    context,
    locations.map((p, i) => lookup(p.paragraph, hunts[i]?.within ?? hunts[i]?.needle)),
  );
  if (!hunts.some((h) => h?.within)) return outer;
  return each(
    context,
    outer.map((range, i) => {
      const h = hunts[i];
      return h?.within ? range && lookup(range, h.needle) : range;
    }),
  );
}

const parents = new WeakMap<Word.Range, Word.RangeCollection>();

/** The collection a range was found in: to keep one beyond its batch, both are to be tracked. [DTS track] */
export const foundIn = (range: Word.Range): Word.RangeCollection | undefined => parents.get(range);

interface Lookup {
  hits: Word.RangeCollection;
  needle: Needle;
}

function lookup(scope: Word.Paragraph | Word.Range, needle: Needle | undefined): Lookup | null {
  if (!needle) return null;
  const hits = scope.search(escaped(needle.words), { matchCase: true });
  hits.load("items/text");
  return { hits, needle };
}

/** One round trip for all. Word may take other forms of a character for the same (full and half width): those are sorted out here. */
async function each(
  context: Word.RequestContext,
  asked: readonly (Lookup | Word.Range | null)[],
): Promise<(Word.Range | null)[]> {
  const isLookup = (a: Lookup | Word.Range | null): a is Lookup => a !== null && "needle" in a;
  if (asked.some(isLookup)) await context.sync();
  return asked.map((a) => {
    if (!isLookup(a)) return a;
    const exact = a.hits.items.filter((hit) => hit.text === a.needle.words);
    const hit = exact.length === a.needle.of ? (exact[a.needle.turn] ?? null) : null;
    if (hit) parents.set(hit, a.hits);
    return hit;
  });
}

/**
 * Long places from their two ends. Verified by the text between.
 * @needs 1.3
 */
async function join(context: Word.RequestContext, locations: readonly Location[]): Promise<(Word.Range | null)[]> {
  const parts = locations.map((p) => ends(p.text, p.start, p.end));
  const wanted = locations.flatMap((p, i) => (parts[i] ?? []).map(([start, end]) => ({ ...p, start, end })));
  if (wanted.length === 0) return locations.map(() => null);
  const ranges = await search(context, wanted);
  let next = 0;
  const joined = parts.map((part) => {
    if (!part) return null;
    const [head, tail] = [ranges[next], ranges[next + 1]];
    next += 2;
    if (!head || !tail) return null;
    const range = head.expandTo(tail);
    range.load("text");
    return range;
  });
  await context.sync();
  return joined.map((range, i) =>
    range?.text === locations[i]?.text.slice(locations[i].start, locations[i].end) ? range : null,
  );
}
