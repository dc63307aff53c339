/** Where an anchor is in the document; null when its words are not there any more. Nothing is ever guessed. */

import type { Node } from "prosemirror-model";
import type { Anchor } from "../host";
import { spanOf } from "../anchor";

export interface Location {
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

export function locate(doc: Node, { paragraph, ...words }: Anchor): Location | null {
  const at = paragraphAt(doc, paragraph);
  if (!at) return null;
  const { node, position } = at;
  const span = spanOf(node.textContent, words);
  return span && { paragraph: position, node, from: position + 1 + span[0], to: position + 1 + span[1] };
}
