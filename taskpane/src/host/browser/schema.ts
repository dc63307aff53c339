/** A draft as ProseMirror holds it: paragraphs of plain text that keep what the file said of them. */

import { Schema, type Node } from "prosemirror-model";
import type { Paragraph } from "../../api/wire";

const KEPT = {
  id: { default: "" },
  label: { default: "" },
  style: { default: "" },
  outline: { default: null },
  align: { default: "" },
  container: { default: "body" },
  cell: { default: null },
};

export const schema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: {
      content: "text*",
      attrs: KEPT,
      parseDOM: [{ tag: "p" }, { tag: "div" }, { tag: "h1" }, { tag: "h2" }, { tag: "h3" }, { tag: "li" }],
      toDOM: (node) => {
        const { label, align } = node.attrs as { label: string; align: string };
        return [
          "p",
          { ...(label ? { "data-label": label } : {}), ...(align === "center" ? { class: "para--centre" } : {}) },
          0,
        ];
      },
    },
    text: {},
  },
});

/** One character of a paragraph's text is one position: offsets on the wire are offsets here. */
export function toNode({ id, text, label, style, outline, align, container, cell }: Paragraph): Node {
  const attrs = {
    id,
    label: label ?? "",
    style: style ?? "",
    outline: outline ?? null,
    align: align ?? "",
    container: container ?? "body",
    cell: cell ?? null,
  };
  return schema.node("paragraph", attrs, text ? [schema.text(text)] : []);
}

export function toParagraph(node: Node): Paragraph {
  return { ...(node.attrs as Omit<Paragraph, "text">), text: node.textContent };
}

export function toDoc(paragraphs: readonly Paragraph[]): Node {
  const kept = paragraphs.length > 0 ? paragraphs : [{ id: "", text: "" }];
  return schema.node(
    "doc",
    null,
    kept.map((p, i) => toNode({ ...p, id: p.id || `d${i + 1}` })),
  );
}

export function toParagraphs(doc: Node): Paragraph[] {
  const found: Paragraph[] = [];
  doc.forEach((node) => found.push(toParagraph(node)));
  return found;
}
