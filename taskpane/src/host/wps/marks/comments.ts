/** Native comments. No other than ours is ever touched (../../comment-record.ts), nor one of ours that was answered or done. */

import { SIGN } from "../../../text/sign";
import type { CommentRecord, Written } from "../../comment-record";
import type { Anchor, MarkResult, OwnComment } from "../../host";
import { writableDocument, type Document } from "../application";
import { locate, type Workspace } from "../workspace";
import { edit } from "../editing/edit";
import { asFlag, asNumber, asText, attempt, tried } from "../guarded";
import type { Pace } from "../pace";
import { withoutMark } from "../reading/text";

/** A comment's mark moves what comes after it by one [AWD]: each comment finds its place anew, so the order of several does not matter. */
export async function comment(
  workspace: Workspace,
  record: CommentRecord,
  anchor: Anchor,
  text: string,
  author?: string,
): Promise<MarkResult> {
  const document = writableDocument(workspace.application, workspace.name());
  const lines = await workspace.now(document);
  await workspace.step(30);
  const location = locate(document, lines, anchor);
  if (!location) return "not-found";
  const quote = attempt(() => withoutMark(asText(location.range.Text)), "");
  const result = attempt<MarkResult>(() => {
    edit(workspace.application, document, "keep", () => {
      const made = document.Comments.Add(location.range, text);
      if (author) {
        tried(() => (made.Author = author));
        tried(() => (made.Initial = author.slice(0, 1)));
      }
    });
    return "done";
  }, "refused");
  if (result === "done") await record.add({ text, quote });
  return result;
}

interface Found extends Written {
  index: number;
  answered: boolean;
}

async function own(document: Document, step: Pace): Promise<Found[]> {
  const found: Found[] = [];
  const answered = new Set<number>();
  const count = attempt(() => asNumber(document.Comments.Count), 0);
  for (let index = 1; index <= count; index += 1) {
    await step(20);
    const text = attempt(() => withoutMark(asText(document.Comments.Item(index).Range.Text)), "");
    const to = answeredBy(document, index);
    // An answer that begins with our sign is somebody's answer all the same.
    if (to !== null) answered.add(to);
    else if (text.startsWith(SIGN))
      found.push({
        index,
        text,
        quote: attempt(() => withoutMark(asText(document.Comments.Item(index).Scope.Text)), ""),
        answered: hasReplies(document, index) || isDone(document, index),
      });
  }
  return found.map((one) => ({ ...one, answered: one.answered || answered.has(one.index) }));
}

/** The number of the comment this one answers; null when it answers none. */
const answeredBy = (document: Document, index: number): number | null =>
  attempt(() => {
    const to = document.Comments.Item(index).Ancestor as Wps.Comment | null;
    return to ? asNumber(to.Index) : null;
  }, null);

/** A thread somebody declared done is that person's word. */
const isDone = (document: Document, index: number): boolean =>
  attempt(() => asFlag(document.Comments.Item(index).Done), false);

/** Asked too, because a version may know only one of the two. */
const hasReplies = (document: Document, index: number): boolean =>
  attempt(() => asNumber(document.Comments.Item(index).Replies.Count) > 0, false);

export const comments = async (document: Document, step: Pace): Promise<OwnComment[]> =>
  (await own(document, step)).map(({ text, quote }) => ({ text, quote }));

export const countComments = async (document: Document, step: Pace): Promise<number> =>
  (await own(document, step)).length;

/** From the last to the first, because numbers shift after each; how many stayed. */
export async function removeComments(workspace: Workspace, record: CommentRecord, document: Document): Promise<number> {
  const found = await own(document, workspace.step);
  const ours = await record.ours(found);
  const gone: Written[] = [];
  for (const one of found.filter(({ answered }, i) => ours[i] && !answered).reverse()) {
    await workspace.step(12);
    const { index, text } = one;
    if (edit(workspace.application, document, "keep", () => tried(() => remove(document, index, text)))) gone.push(one);
  }
  await record.drop(gone);
  return found.length - gone.length;
}

function remove(document: Document, index: number, text: string): void {
  const it = document.Comments.Item(index);
  if (withoutMark(asText(it.Range.Text)) !== text) throw new Error("another comment stands there now");
  it.Delete();
}
