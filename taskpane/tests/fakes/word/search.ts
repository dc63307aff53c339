/** Word's search, as far as it is documented: one paragraph at a time, codes, no field crossed, deleted words in between. */

import { isOn, type Switches } from "./facts";
import { WordError, type Story, type Stretch } from "./story";

export function search(story: Story, scope: Stretch, words: string, wildcards: boolean, switches: Switches): Stretch[] {
  if (words === "") throw new WordError("InvalidArgument");
  if (words.length > 255) throw new WordError("SearchStringInvalidOrTooLong");
  const wanted = wildcards ? pattern(words) : coded(words);
  const fold = (c: string): string => folded(c, switches);
  const found: Stretch[] = [];
  for (let start = scope.start; start < scope.end; start += 1) {
    const end = matchAt(story, start, scope.end, wanted, fold, switches);
    if (end < 0) continue;
    found.push({ start, end });
    if (isOn(switches, "search.overlap")) start = end - 1;
  }
  return found;
}

type Test = (c: string) => boolean;

function coded(words: string): (string | Test)[] {
  const wanted: (string | Test)[] = [];
  for (let i = 0; i < words.length; i += 1) {
    if (words[i] !== "^") {
      wanted.push(words[i] ?? "");
      continue;
    }
    const code = words[(i += 1)];
    if (code === "^") wanted.push("^");
    else if (code === "?") wanted.push((c) => c !== "\r");
    else if (code === "#") wanted.push((c) => /[0-9]/.test(c));
    else if (code === "p") wanted.push("\r");
    else if (code === "t") wanted.push("\t");
    else throw new WordError("InvalidArgument");
  }
  return wanted;
}

function pattern(words: string): (string | Test)[] {
  if (words !== "?") throw new Error("the fake knows no other wildcard");
  return [(c) => c !== "\r"];
}

function matchAt(
  story: Story,
  start: number,
  limit: number,
  wanted: (string | Test)[],
  fold: (c: string) => string,
  switches: Switches,
): number {
  const first = story.chars[start];
  let at = start;
  for (const want of wanted) {
    const c = story.chars[at];
    if (!c || at >= limit) return -1;
    if (c.field !== first?.field) return -1;
    if ((c.deleted ?? false) !== (first?.deleted ?? false)) return -1;
    if (c.deleted && !isOn(switches, "search.deleted-found")) return -1;
    if (typeof want === "string" ? fold(c.c) !== fold(want) : !want(c.c)) return -1;
    at += 1;
  }
  return at;
}

function folded(c: string, switches: Switches): string {
  let out = c;
  if (isOn(switches, "search.widths-alike")) {
    const code = out.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) out = String.fromCharCode(code - 0xfee0);
    if (out === "\u3000") out = " ";
  }
  if (isOn(switches, "search.quotes-alike")) out = out.replace(/[“”]/, '"').replace(/[‘’]/, "'");
  return out;
}
