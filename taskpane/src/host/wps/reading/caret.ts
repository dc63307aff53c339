/** Which paragraph a place is in. */

import type { Document, Range } from "../application";
import { asNumber, attempt } from "../guarded";

/** The number of the paragraph the caret is in, by halves: asking all of them would take long. */
export function caretItem(document: Document, selection: Range): number | null {
  return attempt(() => {
    const at = asNumber(selection.Start);
    let [low, high] = [1, asNumber(document.Paragraphs.Count)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (asNumber(document.Paragraphs.Item(middle).Range.Start) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }, null);
}
