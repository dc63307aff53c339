/** The material a brief is made from: kept in this pane while it is open, nowhere else. */

import type { MineSource, Paragraph } from "../api/wire";

/** What the document that is open is called as material. */
export const HERE = "打开的这份文稿";

export interface Material {
  files: readonly File[];
  /** Text that is no file: pasted, or what stood in the document when it was looked through. */
  sources: readonly MineSource[];
}

export const NO_MATERIAL: Material = { files: [], sources: [] };

export const namesOf = ({ files, sources }: Material): string[] => [
  ...sources.map((s) => s.name),
  ...files.map((f) => f.name),
];

/** Both, a source of the same name replaced by the newer one. */
export function joined(before: Material, more: Material): Material {
  const names = new Set(namesOf(more));
  return {
    files: [...before.files.filter((f) => !names.has(f.name)), ...more.files],
    sources: [...before.sources.filter((s) => !names.has(s.name)), ...more.sources],
  };
}

/** The paragraphs that are not themselves the material: a brief may stand below the summary it was made from. */
export function besides(paragraphs: readonly Paragraph[], { sources }: Material): Paragraph[] {
  const own = new Map(sources.find((s) => s.name === HERE)?.paragraphs.map((p) => [p.id, p.text]));
  return paragraphs.filter((p) => !(own.has(p.id) && own.get(p.id) === p.text));
}
