/** What changed between two sentences, character by character; a number is one, or nobody could hear what became of it. */

import type { Change } from "./preview";

/** Beyond this many characters only what is the same at both ends is told apart. */
const LONG = 600;

/** Both sentences in pieces: what is the same, what went, what came. */
export function changed(before: string, after: string): { before: Change[]; after: Change[] } {
  const a = atoms(before);
  const b = atoms(after);
  const kept = a.length > LONG || b.length > LONG ? ends(a, b) : common(a, b);
  return {
    before: pieces(a, new Set(kept.map(([i]) => i)), "gone"),
    after: pieces(b, new Set(kept.map(([, j]) => j)), "new"),
  };
}

const atoms = (text: string): string[] => text.match(/\d+(?:[.．]\d+)*|[^]/gu) ?? [];

type Pair = readonly [number, number];

function ends(a: readonly string[], b: readonly string[]): Pair[] {
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head < shortest && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return [
    ...Array.from({ length: head }, (_, i): Pair => [i, i]),
    ...Array.from({ length: tail }, (_, i): Pair => [a.length - 1 - i, b.length - 1 - i]),
  ];
}

/** The longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): Pair[] {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: Pair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

function pieces(text: readonly string[], kept: ReadonlySet<number>, kind: "gone" | "new"): Change[] {
  const found: Change[] = [];
  text.forEach((character, i) => {
    const own = kept.has(i) ? "same" : kind;
    const last = found[found.length - 1];
    if (last?.kind === own) last.text += character;
    else found.push({ kind: own, text: character });
  });
  return found;
}
