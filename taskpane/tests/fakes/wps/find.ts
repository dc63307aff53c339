/** Range.Find. Its options belong to the program and keep what the last search, the writer's too, left in them. */

import type { Bridge } from "./bridge";
import type { Model } from "./model";
import type { Span } from "./story";

export interface FindOptions {
  IgnorePunct: boolean;
  IgnoreSpace: boolean;
  MatchFuzzy: boolean;
  MatchByte: boolean;
}

/** As a writer who searches loosely leaves them. */
export const LOOSE: FindOptions = { IgnorePunct: true, IgnoreSpace: true, MatchFuzzy: true, MatchByte: false };

export function createFind(bridge: Bridge, options: FindOptions, model: Model, at: Span): object {
  return bridge.wrap("Find", () => ({
    get IgnorePunct() {
      return options.IgnorePunct;
    },
    set IgnorePunct(on: boolean) {
      options.IgnorePunct = on;
    },
    get IgnoreSpace() {
      return options.IgnoreSpace;
    },
    set IgnoreSpace(on: boolean) {
      options.IgnoreSpace = on;
    },
    get MatchFuzzy() {
      return options.MatchFuzzy;
    },
    set MatchFuzzy(on: boolean) {
      options.MatchFuzzy = on;
    },
    get MatchByte() {
      return options.MatchByte;
    },
    set MatchByte(on: boolean) {
      options.MatchByte = on;
    },
    ClearFormatting: () => undefined,
    Execute: (text: string, matchCase: boolean, ...rest: unknown[]) => {
      const wrap = rest[5];
      const hit = search(model, at, wanted(text), { ...options, matchCase });
      if (!hit || wrap !== 0) return false;
      Object.assign(at, hit);
      return true;
    },
  }));
}

function wanted(text: string): string {
  return text.replace(/\^(.)/g, (_, code: string) => ({ "^": "^", p: "\r", t: "\t", l: "\v" })[code] ?? "\u0000");
}

interface How extends FindOptions {
  matchCase: boolean;
}

/** From a collapsed range the search runs on to the end of the document. */
function search(model: Model, { start, end }: Span, text: string, how: How): Span | null {
  const { units } = model.story;
  const limit = start === end ? units.length : end;
  const shown: { at: number; text: string }[] = [];
  for (let at = start; at < limit; at += 1) {
    const unit = units[at];
    if (!unit) continue;
    const hidden = unit.deleted || unit.text === "";
    // Where a search cannot cross what is hidden, it meets a character no one searches for.
    if (hidden && !model.on["find.crosses"]) shown.push({ at, text: "\u0000" });
    if (!hidden) shown.push(...unit.text.split("").map((one) => ({ at, text: one })));
  }
  const [haystack, index] = folded(shown, how);
  const needle = folded(
    text.split("").map((one) => ({ at: 0, text: one })),
    how,
  )[0];
  const found = needle === "" ? -1 : haystack.indexOf(needle);
  const [first, last] = [index[found], index[found + needle.length - 1]];
  return found < 0 || first === undefined || last === undefined ? null : { start: first, end: last + 1 };
}

function folded(units: readonly { at: number; text: string }[], how: How): [string, number[]] {
  let text = "";
  const index: number[] = [];
  for (const unit of units) {
    let one = unit.text;
    if (how.IgnoreSpace && /\s/.test(one)) continue;
    if (how.IgnorePunct && /[，。、；：！？“”"',.;:!?]/.test(one)) continue;
    if (!how.MatchByte && one >= "！" && one <= "～") one = String.fromCharCode(one.charCodeAt(0) - 0xfee0);
    if (!how.matchCase) one = one.toLowerCase();
    text += one;
    index.push(unit.at);
  }
  return [text, index];
}
