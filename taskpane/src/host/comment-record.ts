/**
 * Which comments with our sign are ours still: what somebody changed is that person's word, and a colleague may begin with the sign.
 * A record in the document tells those the panes wrote, another those of the service (./service-record.ts). Where neither does, they
 * are known by sign and shape, but not while one that the service lists is missing: it may be any of them, changed.
 */

import { SEVERITY } from "../generated/vocabulary";
import { SIGN } from "../text/sign";
import type { Memory } from "./host";
import { digestOf } from "./service-record";

export interface Written {
  text: string;
  /** The words it stands on. */
  quote: string;
}

export interface CommentRecord {
  add(one: Written): Promise<void>;
  /** After these were taken out. */
  drop(some: readonly Written[]): Promise<void>;
  /** Which of these, all with our sign, are as we wrote them; `served` are the digests in the service's record. */
  ours(found: readonly Written[], served?: readonly string[]): Promise<boolean[]>;
}

const OPENINGS = Object.values(SEVERITY).flatMap(({ word }) => [`${SIGN}${word}｜`, `${SIGN}${word}：`]);

export function commentRecord(memory: Memory): CommentRecord {
  return {
    add: async (one) => memory.save([...(await memory.load()), entryOf(one)]),
    drop: async (some) => {
      const entries = await memory.load();
      const rest = [...entries];
      for (const one of some) if (!takeFrom(rest, (entry) => entry === entryOf(one))) takeFrom(rest, sameText(one));
      if (rest.length < entries.length) await memory.save(rest);
    },
    ours: async (found, served = []) => {
      const missing = await memory.load();
      const exact = found.map((one) => takeFrom(missing, (entry) => entry === entryOf(one)));
      const listed = found.map((one, i) => exact[i] === true || takeFrom(missing, sameText(one)));
      // On the words of one that is missing stands that one, with other words.
      const edited = new Set(missing.map((entry) => entry.split(" ")[1]));
      const unseen = [...served];
      const digests = served.length > 0 ? await Promise.all(found.map(({ text }) => digestOf(text))) : [];
      const noted = digests.map((sum) => takeFrom(unseen, (entry) => entry === sum));
      return found.map(
        ({ text, quote }, i) =>
          listed[i] === true ||
          noted[i] === true ||
          (unseen.length === 0 && OPENINGS.some((o) => text.startsWith(o)) && !edited.has(digest(quote))),
      );
    },
  };
}

function takeFrom(entries: string[], isIt: (entry: string) => boolean): boolean {
  const at = entries.findIndex(isIt);
  if (at >= 0) entries.splice(at, 1);
  return at >= 0;
}

/** The words under it may have been rewritten since. */
const sameText =
  ({ text }: Written) =>
  (entry: string): boolean =>
    entry.split(" ")[0] === digest(text);

const entryOf = ({ text, quote }: Written): string => `${digest(text)} ${digest(quote)}`;

/** Programs give breaks and blanks back in their own way. */
function digest(text: string): string {
  let [first, second] = [0x811c9dc5, 0x1b873593];
  for (const character of text.replace(/\s/g, "")) {
    const code = character.codePointAt(0) ?? 0;
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x5bd1e995) ^ (second >>> 15);
  }
  return (first >>> 0).toString(16) + (second >>> 0).toString(16);
}
