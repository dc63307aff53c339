/** What is asked of the service for a copy with comments. */

import type { AnnotateRequest, Draft } from "../../api/wire";
import type { Shown } from "../../host/browser/comments";
import type { Pane } from "../../pane/pane";

/** A reviewer's comments are written as they stand, and nothing else; without any, what the pane shows. */
export function annotation(pane: Pane, draft: Draft, comments: readonly Shown[], cleared: boolean): AnnotateRequest {
  const own = comments.filter((comment) => !comment.old);
  const clear = { highlight: false, clear: cleared };
  if (own.length === 0) return { draft, keys: pane.shown(), ...clear };
  const textOf = new Map(draft.paragraphs.map((p) => [p.id, p.text]));
  const remarks = own.map(({ paragraph, span, text }) => {
    const whole = textOf.get(paragraph) ?? "";
    return { paragraph, span, quote: span ? whole.slice(...span) : whole, text };
  });
  return { draft, remarks, author: own[own.length - 1]?.author ?? "", ...clear };
}
