/** The program's own search. Its options stay as the writer's last search left them, so each is set, every time [AWD]. */

import type { Range } from "../application";
import { COLLAPSE_END, FIND_STOP } from "../constants";
import { asFlag, asNumber, asText, tried } from "../guarded";

const MANY = 200;

/** The hit number `turn` (from 0) of `words` within `where` that reads exactly so; null when there are fewer. */
export function findWords(where: Range, words: string, turn: number): Range | null {
  const end = asNumber(where.End);
  const range = where.Duplicate;
  const wanted = words.replace(/\^/g, "^^").replace(/\v/g, "^l");
  let met = 0;
  for (let hits = 0; hits < MANY; hits += 1) {
    const { Find } = range;
    exactly(Find);
    const found = asFlag(Find.Execute(wanted, true, false, false, false, false, true, FIND_STOP, false));
    if (!found || asNumber(range.End) > end) return null;
    if (asText(range.Text) === words) {
      if (met === turn) return range;
      met += 1;
    }
    range.Collapse(COLLAPSE_END);
  }
  return null;
}

function exactly(find: Wps.Find): void {
  tried(() => find.ClearFormatting());
  tried(() => (find.IgnorePunct = false));
  tried(() => (find.IgnoreSpace = false));
  tried(() => (find.MatchFuzzy = false));
  tried(() => (find.MatchByte = true)); // 区分全/半角
}
