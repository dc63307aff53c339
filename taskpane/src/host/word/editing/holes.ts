/** After an insertion the caret waits in the first place to fill. */

import { firstHole } from "../../../text/holes";
import { escaped, searchable } from "../reading/needle";

export interface Written {
  range: Word.Range | Word.Paragraph | undefined;
  text: string;
}

/** Selects the first 〔…〕 of what was just written; at most two round trips, none without one. */
export async function goToHole(context: Word.RequestContext, written: readonly Written[]): Promise<void> {
  const first = written.find(({ range, text }) => range && searchable(firstHole(text)));
  if (!first?.range) return;
  const hole = firstHole(first.text);
  const hits = first.range.search(escaped(hole), { matchCase: true });
  hits.load("items/text");
  try {
    await context.sync();
    hits.items.find((hit) => hit.text === hole)?.select();
    await context.sync();
  } catch {
    // The text is in; where the caret stands is a courtesy.
  }
}
