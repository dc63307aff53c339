/** Native comments. Ours are known by the sign their text begins with; no other is ever touched, nor one of ours that was answered. */

import type { Anchor, MarkResult, OwnComment } from "../host";
import { writableDocument, type Document } from "./application";
import { locate, type Desk } from "./desk";
import { edit } from "./edit";
import { attempt, tried } from "./guarded";
import type { Pace } from "./pace";
import { withoutMark } from "./text";

export const SIGN = "【主笔】";

/** A comment's mark moves what comes after it by one [AWD]: each comment finds its place anew, so the order of several does not matter. */
export async function comment(desk: Desk, anchor: Anchor, text: string, author?: string): Promise<MarkResult> {
  const document = writableDocument(desk.application, desk.name());
  const lines = await desk.now(document);
  await desk.step(30);
  const place = locate(document, lines, anchor);
  if (!place) return "not-found";
  return attempt<MarkResult>(() => {
    edit(desk.application, document, "keep", () => {
      const made = document.Comments.Add(place.range, text);
      if (author) {
        tried(() => (made.Author = author));
        tried(() => (made.Initial = author.slice(0, 1)));
      }
    });
    return "done";
  }, "refused");
}

interface Found {
  index: number;
  text: string;
  answered: boolean;
}

async function own(document: Document, step: Pace): Promise<Found[]> {
  const found: Found[] = [];
  const count = attempt(() => Number(document.Comments.Count), 0);
  for (let index = 1; index <= count; index += 1) {
    await step(10);
    const text = attempt(() => withoutMark(String(document.Comments.Item(index).Range.Text)), "");
    // Ancestor of a thread only: an answer that quotes our sign is somebody's answer.
    if (text.indexOf(SIGN) === 0 && !isAnswer(document, index)) found.push({ index, text, answered: isAnswered(document, index) });
  }
  return found;
}

const isAnswer = (document: Document, index: number): boolean => attempt(() => Boolean(document.Comments.Item(index).Ancestor), false);
const isAnswered = (document: Document, index: number): boolean => attempt(() => Number(document.Comments.Item(index).Replies.Count) > 0, false);

export async function comments(document: Document, step: Pace): Promise<OwnComment[]> {
  const found: OwnComment[] = [];
  for (const { index, text } of await own(document, step)) {
    await step(4);
    found.push({ text, quote: attempt(() => withoutMark(String(document.Comments.Item(index).Scope.Text)), "") });
  }
  return found;
}

export const countComments = async (document: Document, step: Pace): Promise<number> => (await own(document, step)).length;

/** From the last to the first, because numbers shift after each; how many stayed. */
export async function removeComments(desk: Desk, document: Document): Promise<number> {
  const found = await own(document, desk.step);
  let left = 0;
  for (const { index, text, answered } of found.reverse()) {
    await desk.step(12);
    const gone = !answered && edit(desk.application, document, "keep", () => tried(() => remove(document, index, text)));
    if (!gone) left += 1;
  }
  return left;
}

function remove(document: Document, index: number, text: string): void {
  const it = document.Comments.Item(index);
  if (withoutMark(String(it.Range.Text)) !== text) throw new Error("another comment stands there now");
  it.Delete();
}
