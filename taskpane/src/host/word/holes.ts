/** After an insertion the caret waits in the first place to fill. */

import { escaped, searchable } from "./needle";

const HOLE = /〔[^〔〕]*〕/;

/** Selects the first 〔…〕 of what was just written; at most two round trips, none without one. */
export async function goToHole(context: Word.RequestContext, written: readonly { range: Word.Range | Word.Paragraph | undefined; text: string }[]): Promise<void> {
  for (const { range, text } of written) {
    const hole = HOLE.exec(text)?.[0];
    if (!range || !hole || !searchable(hole)) continue;
    const hits = range.search(escaped(hole), { matchCase: true });
    hits.load("items/text");
    await context.sync();
    hits.items.find((hit) => hit.text === hole)?.select();
    await context.sync();
    return;
  }
}
