/** Where an anchor is in the document; null when its words are not there any more. Nothing is ever guessed. */

import type { Node } from "prosemirror-model";
import type { Anchor } from "../host";

export interface Place {
  /** Position before the paragraph. */
  paragraph: number;
  node: Node;
  /** Positions of the characters, the whole paragraph's when the anchor names none. */
  from: number;
  to: number;
}

export function paragraphAt(doc: Node, id: string): { node: Node; position: number } | null {
  let found: { node: Node; position: number } | null = null;
  doc.forEach((node, position) => {
    if (node.attrs.id === id) found ??= { node, position };
  });
  return found;
}

/** The words at their span; or, where text before them in the paragraph changed, the same words at the same turn. */
export function locate(doc: Node, { paragraph, span, quote, occurrence }: Anchor): Place | null {
  const at = paragraphAt(doc, paragraph);
  if (!at) return null;
  const { node, position } = at;
  const text = node.textContent;
  const place = (start: number, end: number): Place => ({ paragraph: position, node, from: position + 1 + start, to: position + 1 + end });
  if (span === null) return place(0, text.length);
  if (text.slice(span[0], span[1]) === quote) return place(span[0], span[1]);
  if (quote === "") return null;
  let start = -1;
  for (let turn = 0; turn <= occurrence; turn += 1) {
    start = text.indexOf(quote, start + 1);
    if (start < 0) return null;
  }
  return !text.includes(quote, start + 1) || occurrence > 0 ? place(start, start + quote.length) : null;
}
