/** Native comments. One a round trip: four in one hung Undo (#4566). Ours begin with our sign, and only those are ever deleted. */

import { SIGN } from "../../../text/sign";
import type { Anchor, Host, MarkResult, OwnComment } from "../../host";
import { rangesOf, type OpenDocument } from "../reading/document";
import { codeOf } from "../errors";

/**
 * In a round trip of its own: one that Word refuses, beside a page break on the Mac, stops a batch (#6551).
 * @needs 1.4
 */
async function deleted(context: Word.RequestContext, comment: Word.Comment): Promise<boolean> {
  try {
    comment.delete();
    await context.sync();
    return true;
  } catch {
    return false;
  }
}

/** @needs 1.4 */
export function createComments(doc: OpenDocument): Required<Pick<Host, "comment" | "comments" | "withdraw">> & {
  /** Deletes ours; how many stay: answered or resolved by somebody, or refused by Word. */
  clear(): Promise<number>;
  count(): Promise<number>;
} {
  const { office } = doc;

  const own = async (context: Word.RequestContext): Promise<Word.Comment[]> => {
    const all = context.document.body.getComments();
    all.load("items/content,items/resolved");
    await context.sync();
    return all.items.filter((c) => c.content.startsWith(SIGN));
  };

  /** Ours that nobody answered or resolved: a reply is somebody's word, and goes with the comment it stands under. */
  const alone = async (context: Word.RequestContext, ours: readonly Word.Comment[]): Promise<Word.Comment[]> => {
    for (const c of ours) c.replies.load("items/id");
    if (ours.length > 0) await context.sync();
    return ours.filter((c) => c.replies.items.length === 0 && !c.resolved);
  };

  const comment = (anchor: Anchor, text: string): Promise<MarkResult> =>
    office.run(async (context) => {
      const [range] = await rangesOf(context, office, await doc.now(context), [anchor]);
      if (!range) return "not-found";
      range.insertComment(text);
      try {
        await context.sync();
      } catch (error) {
        // Word on the web refuses some first tries (#6746).
        if (codeOf(error) !== "NotAllowed") throw error;
        range.insertComment(text);
        await context.sync();
      }
      return "done";
    });

  return {
    comment,
    comments: () =>
      office.run(async (context): Promise<OwnComment[]> => {
        const found = (await own(context)).map((c) => {
          const range = c.getRange();
          range.load("text");
          return { text: c.content, range };
        });
        if (found.length > 0) await context.sync();
        return found.map(({ text, range }) => ({ text, quote: range.text.replace(/\r$/, "") }));
      }),
    withdraw: ({ text, quote }) =>
      office.run(async (context) => {
        const same = await alone(
          context,
          (await own(context)).filter((c) => c.content === text),
        );
        const ranges = same.map((c) => {
          const range = c.getRange();
          range.load("text");
          return range;
        });
        if (same.length > 0) await context.sync();
        const found = same[ranges.findIndex((range) => range.text.replace(/\r$/, "") === quote)];
        if (!found) return "not-found";
        found.delete();
        await context.sync();
        return "done";
      }),
    clear: () =>
      office.run(async (context) => {
        const ours = await own(context);
        let left = ours.length;
        for (const c of await alone(context, ours)) if (await deleted(context, c)) left -= 1;
        return left;
      }),
    count: () => office.run(async (context) => (await own(context)).length),
  };
}
