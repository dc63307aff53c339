/** Ids for paragraphs of a program that gives none: a paragraph keeps its id while it can be told to be the same one. */

export interface ParagraphIds {
  /** Ids of the paragraphs as they stand now, in order. */
  follow(texts: readonly string[]): string[];
}

/**
 * Equal texts at both ends and, between them, those that occur once on either side are the same paragraph. What lies
 * between two such is paired in order when there are as many of them as before: they were rewritten in place. The rest is new.
 */
export function paragraphIds(): ParagraphIds {
  let texts: readonly string[] = [];
  let ids: string[] = [];
  let next = 0;
  return {
    follow(now) {
      const kept = match(texts, now);
      ids = now.map((_, i) => ids[kept[i] ?? -1] ?? `p${(next += 1)}`);
      texts = [...now];
      return [...ids];
    },
  };
}

/** For each new place the old one that is the same paragraph, -1 for none. */
export function match(before: readonly string[], now: readonly string[]): number[] {
  const found = now.map(() => -1);
  let head = 0;
  while (head < before.length && head < now.length && before[head] === now[head]) {
    found[head] = head;
    head += 1;
  }
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < now.length - head &&
    before[before.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    found[now.length - 1 - tail] = before.length - 1 - tail;
    tail += 1;
  }
  let [old, fresh] = [head, head];
  for (const [was, is] of anchors(before, now, head, tail)) {
    pair(found, old, was, fresh, is);
    if (is < now.length - tail) found[is] = was;
    [old, fresh] = [was + 1, is + 1];
  }
  return found;
}

/** Paragraphs that stand once on either side, in the longest run that keeps their order; last of all the common end. */
function anchors(
  before: readonly string[],
  now: readonly string[],
  head: number,
  tail: number,
): [was: number, is: number][] {
  const locations = (of: readonly string[]): Map<string, number> => {
    const at = new Map<string, number>();
    for (let i = head; i < of.length - tail; i += 1) at.set(of[i] ?? "", at.has(of[i] ?? "") ? -1 : i);
    return at;
  };
  const olds = locations(before);
  const both: [number, number][] = [];
  for (const [text, is] of locations(now)) {
    const was = olds.get(text) ?? -1;
    if (was >= 0 && is >= 0 && text !== "") both.push([was, is]);
  }
  both.sort((a, b) => a[1] - b[1]);
  return [...increasing(both), [before.length - tail, now.length - tail]];
}

function increasing(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = [];
  const previous = pairs.map(() => -1);
  pairs.forEach(([was], i) => {
    let low = 0;
    while (low < ends.length && (pairs[ends[low] ?? 0]?.[0] ?? 0) < was) low += 1;
    previous[i] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = i;
  });
  const run: [number, number][] = [];
  for (let i = ends[ends.length - 1] ?? -1; i >= 0; i = previous[i] ?? -1) {
    const found = pairs[i];
    if (found) run.unshift(found);
  }
  return run;
}

function pair(found: number[], from: number, to: number, fresh: number, until: number): void {
  if (to - from !== until - fresh) return;
  for (let i = 0; i < to - from; i += 1) found[fresh + i] = from + i;
}
