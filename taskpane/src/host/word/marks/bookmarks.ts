/**
 * Highlights known again by a hidden bookmark on each: `_zb_h<n>_<colour before>`. They move with the words, and are saved with the file.
 * Those that the service or WPS wrote are found too, by the names these give (../../highlight-names.ts).
 */

import { keptHighlight } from "../../highlight-names";
import { normal } from "./colours";
import type { Register, Trace } from "./highlight";

/** @needs 1.4 */
export function bookmarks(): Register {
  const names = async (
    context: Word.RequestContext,
    ranges = [context.document.body.getRange("Whole")],
  ): Promise<string[]> => {
    const all = ranges.map((range) => range.getBookmarks(true, false));
    await context.sync();
    const found = all.reduce<string[]>((some, { value }) => [...some, ...value], []);
    return Array.from(new Set(found)).filter((name) => keptHighlight(name) !== null);
  };
  let standing: string[] = [];
  return {
    find: async (context, on) => {
      standing = on ? await names(context, [...on.ranges]) : await names(context);
      const traces = standing.flatMap((name): Trace[] => {
        const { ours, before } = keptHighlight(name) ?? { ours: [], before: null };
        if (before === null) return []; // what stood there cannot be told: its colour is left
        const range = context.document.getBookmarkRangeOrNullObject(name);
        range.load("font/highlightColor");
        return [{ range, ours, before: normal(before) }];
      });
      if (traces.length > 0) await context.sync();
      return traces.filter(({ range }) => !range.isNullObject);
    },
    add: (traces) => {
      traces.forEach(({ range, before }, n) => range.insertBookmark(`_zb_h${n + 1}_${before}`));
    },
    drop: (context) => {
      for (const name of standing) context.document.deleteBookmark(name);
    },
    lost: () => Promise.resolve(0),
    save: () => Promise.resolve(),
    count: async (context) => (await names(context)).length,
  };
}
