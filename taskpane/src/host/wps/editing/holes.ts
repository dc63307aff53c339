/** After writing, the caret goes to the first place to fill. */

import { HOLE } from "../../../text/holes";
import type { Document } from "../application";
import { tried } from "../guarded";
import { locationOf } from "../reading/positions";

/** A paragraph as it reads now, and which part of it was just written. */
export interface Written {
  item: number;
  text: string;
  from: number;
  to: number;
}

/** `written` in document order; false when there is nothing to fill. */
export function selectHole(document: Document, written: readonly Written[]): boolean {
  for (const { item, text, from, to } of written) {
    const hole = HOLE.exec(text.slice(from, to));
    if (!hole) continue;
    const start = from + hole.index;
    const location = locationOf(document, item, text, [start, start + hole[0].length]);
    return location !== null && tried(() => location.range.Select());
  }
  return false;
}
