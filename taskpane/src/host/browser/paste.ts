/** Whatever is pasted comes in as plain lines, one paragraph each: the brief's looks are set by its file, not by a web page. */

import { Fragment, Slice } from "prosemirror-model";
import { schema } from "./schema";

export function linesToSlice(text: string): Slice {
  const all = text.replace(/\r\n?/g, "\n").split("\n");
  const lines = all.length === 1 ? all : all.filter((line) => line.trim() !== "");
  const nodes = lines.map((line) => schema.node("paragraph", null, line ? [schema.text(line)] : []));
  return new Slice(Fragment.from(nodes), nodes.length > 0 ? 1 : 0, nodes.length > 0 ? 1 : 0);
}
