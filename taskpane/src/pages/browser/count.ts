/** How long a draft is, as its writer counts: a character each, a number or a foreign word as one. */

import type { Paragraph } from "../../api/wire";

const COUNTED = /[\u3400-\u9fff]|[0-9A-Za-z][0-9A-Za-z.%]*/g;

export interface Count {
  paragraphs: number;
  characters: number;
}

export function counted(paragraphs: readonly Paragraph[]): Count {
  const written = paragraphs.filter((p) => p.text.trim() !== "");
  const characters = written.reduce((sum, p) => sum + (p.text.match(COUNTED)?.length ?? 0), 0);
  return { paragraphs: written.length, characters };
}
