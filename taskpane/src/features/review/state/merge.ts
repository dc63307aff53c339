/** From the remarks a reviewer has set down to the comments that go into the document: one a paragraph, one for all missing parts. */

import type { Severity } from "../../../api/wire";
import type { Anchor } from "../../../host/host";
import { clip } from "./remark";

/** One remark on one finding, not yet in the document. */
export interface Note {
  /** Id of the item it answers. */
  item: string;
  severity: Severity;
  text: string;
  /** Whether `text` is still what the bank offered. */
  offered: boolean;
  /** The part of the brief that is not there, where that is what the finding says. */
  missing: string | null;
  /** Null for the whole draft, which is commented on its title. */
  anchor: Anchor | null;
  place: string;
}

/** One comment on its way in. */
export interface Composed {
  anchor: Anchor;
  text: string;
  place: string;
  notes: Note[];
}

/** Rules that say that a part is not there, and what the part is called. */
export const MISSING: Record<string, string> = {
  "title.missing": "标题",
  "lead.missing": "导语",
  "ending.missing": "结尾",
  "background.missing": "底数",
  "format.header-missing": "刊头项",
};

/** How much of the quoted words stands before a line of a merged comment. */
const QUOTED = 8;

/** `title` is the id of the paragraph that stands for the whole draft. Order: missing parts, then as the notes come. */
export function compose(notes: readonly Note[], title: string): Composed[] {
  const whole: Anchor = { paragraph: title, span: null, quote: "", occurrence: 0 };
  const missing = notes.filter((note) => note.missing !== null && note.offered);
  const together = missing.length > 1 ? missing : [];
  const found: Composed[] = [];
  if (together.length > 0) {
    const parts = together.map((note) => note.missing).join("、");
    found.push({ anchor: whole, text: `缺${parts}，请补齐。`, place: "全篇", notes: together });
  }
  const byParagraph = new Map<string, Note[]>();
  for (const note of notes.filter((n) => !together.includes(n))) {
    const paragraph = note.anchor?.paragraph ?? title;
    byParagraph.set(paragraph, [...(byParagraph.get(paragraph) ?? []), note]);
  }
  for (const group of byParagraph.values()) found.push(merged(group, whole));
  return found;
}

function merged(group: Note[], whole: Anchor): Composed {
  // The comment stands on words where any of its remarks has some; the other lines say which words they mean.
  const first = group.find((note) => note.anchor?.span) ?? group[0];
  const lines = new Map<string, string[]>();
  for (const note of [...group].sort((a, b) => Number(b === first) - Number(a === first))) {
    const quote = note.anchor?.span && note.anchor.quote !== first?.anchor?.quote ? [`“${clip(note.anchor.quote, QUOTED)}”`] : [];
    lines.set(note.text, [...(lines.get(note.text) ?? []), ...quote]);
  }
  const text = [...lines].map(([said, quotes], index) => (quotes.length > 0 ? (index === 0 ? `${said}${quotes.join("")}同。` : `${quotes.join("")}：${said}`) : said));
  return { anchor: first?.anchor ?? whole, text: text.join("\n"), place: first?.place ?? "全篇", notes: group };
}

const ALL_MISSING = /^缺(.+)，请补齐。$/;

/** The parts a comment for missing parts names; empty for any other. */
export const missingIn = (text: string): string[] => ALL_MISSING.exec(text)?.[1]?.split("、") ?? [];

/** A line of a merged comment without the words it quotes. */
export const plainLine = (line: string): string => line.replace(/^(“[^”]*”)+：/, "").replace(/(“[^”]*”)+同。$/, "");
