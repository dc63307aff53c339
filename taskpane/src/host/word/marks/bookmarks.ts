/** Highlights known again by a hidden bookmark on each: `_zb_h<n>_<colour before>`. They move with the words, and are saved with the file. */

import { normal } from "./colours";
import type { Register } from "./highlight";

const NAME = /^_zb_h\d+_([0-9A-Za-z]+)$/i;

/** @needs 1.4 */
export function bookmarks(): Register {
  const names = async (context: Word.RequestContext, ranges = [context.document.body.getRange("Whole")]): Promise<string[]> => {
    const all = ranges.map((range) => range.getBookmarks(true, false));
    await context.sync();
    const found = all.reduce<string[]>((some, { value }) => [...some, ...value], []);
    return Array.from(new Set(found)).filter((name) => NAME.test(name));
  };
  let standing: string[] = [];
  return {
    find: async (context, on) => {
      standing = on ? await names(context, [...on.ranges]) : await names(context);
      const ranges = standing.map((name) => {
        const range = context.document.getBookmarkRangeOrNullObject(name);
        range.load("font/highlightColor");
        return { range, before: normal(NAME.exec(name)?.[1]) };
      });
      if (ranges.length > 0) await context.sync();
      return ranges.filter(({ range }) => !range.isNullObject);
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
