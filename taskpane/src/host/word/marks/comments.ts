/** Native comments. One a round trip: four in one hung Undo (#4566). Only ours are ever deleted (../../comment-record.ts). */

import { SIGN } from "../../../text/sign";
import type { CommentRecord, Written } from "../../comment-record";
import type { Anchor, Host, MarkResult, OwnComment } from "../../host";
import { rangesOf, type OpenDocument } from "../reading/document";
import { codeOf } from "../errors";
import { digestsIn, SPACE } from "../../service-record";

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

/**
 * What the service noted; a Word that does not give it out is a document without a record.
 * @needs 1.4
 */
async function serviceRecord(context: Word.RequestContext): Promise<string[]> {
  try {
    const parts = context.document.customXmlParts.getByNamespace(SPACE);
    parts.load("items/id");
    await context.sync();
    const xml = parts.items.map((part) => part.getXml());
    if (xml.length > 0) await context.sync();
    return xml.flatMap((one) => digestsIn(one.value));
  } catch {
    return [];
  }
}

interface Own extends Written {
  comment: Word.Comment;
}

/** @needs 1.4 */
export function createComments(
  doc: OpenDocument,
  record: CommentRecord,
): Required<Pick<Host, "comment" | "comments" | "withdraw">> & {
  /** Deletes ours; how many stay: answered, resolved or changed by somebody, perhaps not ours, or refused by Word. */
  clear(): Promise<number>;
  count(): Promise<number>;
} {
  const { office } = doc;

  const signed = async (context: Word.RequestContext): Promise<Own[]> => {
    const all = context.document.body.getComments();
    all.load("items/content,items/resolved");
    await context.sync();
    const found = all.items.filter((c) => c.content.startsWith(SIGN));
    const ranges = found.map((comment) => {
      const range = comment.getRange();
      range.load("text");
      comment.replies.load("items/id");
      return range;
    });
    if (found.length > 0) await context.sync();
    return found.map((comment, i) => ({
      comment,
      text: comment.content,
      quote: ranges[i]?.text.replace(/\r$/, "") ?? "",
    }));
  };

  /** Those nobody answered, resolved or changed: that is somebody's word, and goes with the comment it stands under. */
  const alone = async (context: Word.RequestContext, found: readonly Own[]): Promise<Own[]> => {
    if (found.length === 0) return [];
    const ours = await record.ours(found, await serviceRecord(context));
    return found.filter(({ comment: c }, i) => ours[i] && c.replies.items.length === 0 && !c.resolved);
  };

  const comment = async (anchor: Anchor, text: string): Promise<MarkResult> => {
    const quote = await office.run(async (context) => {
      const [range] = await rangesOf(context, office, await doc.now(context), [anchor]);
      if (!range) return null;
      range.load("text");
      range.insertComment(text);
      try {
        await context.sync();
      } catch (error) {
        // Word on the web refuses some first tries (#6746).
        if (codeOf(error) !== "NotAllowed") throw error;
        range.load("text");
        range.insertComment(text);
        await context.sync();
      }
      return range.text.replace(/\r$/, "");
    });
    if (quote === null) return "not-found";
    await record.add({ text, quote });
    return "done";
  };

  return {
    comment,
    comments: () =>
      office.run(async (context): Promise<OwnComment[]> =>
        (await signed(context)).map(({ text, quote }) => ({ text, quote })),
      ),
    withdraw: async (wanted) => {
      const result = await office.run(async (context): Promise<MarkResult> => {
        const found = (await alone(context, await signed(context))).find(
          ({ text, quote }) => text === wanted.text && quote === wanted.quote,
        );
        if (!found) return "not-found";
        found.comment.delete();
        await context.sync();
        return "done";
      });
      if (result === "done") await record.drop([wanted]);
      return result;
    },
    clear: async () => {
      const { gone, left } = await office.run(async (context) => {
        const found = await signed(context);
        const gone: Written[] = [];
        for (const one of await alone(context, found)) if (await deleted(context, one.comment)) gone.push(one);
        return { gone, left: found.length - gone.length };
      });
      await record.drop(gone);
      return left;
    },
    count: () => office.run(async (context) => (await signed(context)).length),
  };
}
