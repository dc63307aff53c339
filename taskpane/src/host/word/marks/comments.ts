/** Native comments. One a round trip: four in one hung Undo (#4566). Ours begin with our sign, and only those are ever deleted. */

import { SIGN } from "../../../text/sign";
import type { Anchor, Host, MarkResult, OwnComment } from "../../host";
import { rangesOf, type OpenDocument } from "../reading/document";
import { codeOf } from "../errors";

/** @needs 1.4 */
export function createComments(doc: OpenDocument): Required<Pick<Host, "comment" | "comments" | "withdraw">> & {
  /** Deletes ours; how many stay because somebody answered them. */
  clear(): Promise<number>;
  count(): Promise<number>;
} {
  const { office } = doc;

  const own = async (context: Word.RequestContext): Promise<Word.Comment[]> => {
    const all = context.document.body.getComments();
    all.load("items/content");
    await context.sync();
    return all.items.filter((c) => c.content.startsWith(SIGN));
  };

  /** Ours that nobody answered: a reply is somebody's word, and goes with the comment it stands under. */
  const alone = async (context: Word.RequestContext, ours: readonly Word.Comment[]): Promise<Word.Comment[]> => {
    for (const c of ours) c.replies.load("items/id");
    if (ours.length > 0) await context.sync();
    return ours.filter((c) => c.replies.items.length === 0);
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
        const deletable = await alone(context, ours);
        for (const c of deletable) c.delete();
        if (deletable.length > 0) await context.sync();
        return ours.length - deletable.length;
      }),
    count: () => office.run(async (context) => (await own(context)).length),
  };
}
