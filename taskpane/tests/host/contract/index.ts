/**
 * What every host must do, whatever program holds the document. A bench makes a document in its program (or in a faithful
 * fake of it), gives the host over it, and lets a test look at the document as a person would.
 *
 * A host that lacks a capability must say so in `can` and refuse without touching anything: that is tested too, so nothing is skipped.
 */

import { expect } from "vitest";
import type { Finding } from "../../../src/api/wire";
import type { Anchor, Host } from "../../../src/host/host";
import { applying } from "./apply";
import { inserting } from "./insert";
import { locating } from "./locate";
import { marking } from "./marks";
import { reading } from "./read";

/** Part of a paragraph: plain words, or words in a state. */
export type Piece =
  | string
  /** Deleted under change tracking by somebody else: still in the file, not in the text. */
  | { deleted: string }
  /** Inserted under change tracking by somebody else. */
  | { inserted: string }
  /** The visible result of a field, a page number or a cross reference. */
  | { field: string }
  /** Highlighted by somebody else; `colour` is "yellow" or "green". */
  | { highlighted: string; colour: "yellow" | "green" }
  /** Highlighted by another program of ours, in a bookmark of the name it gives. */
  | { marked: string; colour: "red" | "yellow" | "turquoise" | "green"; bookmark: string };

export interface Line {
  pieces: Piece[];
  /** Cells that follow each other make one row of a table; "row" is the first cell of a further one. */
  in?: "body" | "cell" | "row";
  /** A style of the program: "body" is its plain one, "custom" one of the document's own. */
  style?: "body" | "heading1" | "title" | "custom";
}

export interface Sketch {
  lines: (string | Line)[];
  /** Comments by other people, on the first occurrence of `quote` in the document. */
  comments?: { quote: string; text: string; author: string }[];
}

/** What a bench can put into a document; a host's program may know less. */
export interface Can {
  cells: boolean;
  /** Whether the program tells row and column of a cell. */
  rows: boolean;
  tracked: boolean;
  fields: boolean;
  highlights: boolean;
  /** Whether an add-in can see bookmarks, and so highlights of ours that another program wrote. */
  bookmarks: boolean;
  comments: boolean;
  styles: boolean;
}

export interface Opened {
  host: Host;
  /** Text of each paragraph as read on the screen, cells among them, in order. */
  text(): string[];
  /** All comments in the document, in order. */
  comments(): { text: string; quote: string }[];
  /** Words highlighted in the document itself, ours and others', in order; neighbours of one colour are one. */
  highlights(): { words: string; colour: string }[];
  /** Words under any mark of ours, drawn beside the document or written into it, in order. */
  marks(): string[];
  /** Changes under tracking made since the document was opened. */
  revisions(): { kind: "inserted" | "deleted"; text: string }[];
  /** The words selected, or shown; "" when only the caret stands there. */
  selected(): string;
  style(paragraph: number): string;
  /** As a person does it. */
  rewrite(paragraph: number, text: string): void;
  add(before: number, text: string): void;
  remove(paragraph: number): void;
  select(paragraph: number, start: number, end: number): void;
  /** Another person answers the comment on these words. */
  reply?(quote: string, text: string): void;
  /** Another person changes it, or declares it resolved. */
  reword?(quote: string, text: string): void;
  resolve?(quote: string): void;
  /** How often the saved document was written to since it was opened. */
  writes(): number;
  /** Until what was set off by a change has happened. */
  settle(): Promise<void>;
  /** The pane is closed, the document stays open, and the pane is opened again: a new host over the same document. */
  restart(): Promise<Opened>;
}

export interface Bench {
  /** What documents of this program hold. */
  can: Can;
  /** For words the program cannot search it may show their paragraph instead: allowed only where it lacks the means. */
  coarse?: boolean;
  open(sketch: Sketch): Promise<Opened>;
}

export function hostContract(name: string, bench: Bench): void {
  reading(name, bench);
  locating(name, bench);
  marking(name, bench);
  applying(name, bench);
  inserting(name, bench);
}

/** The n-th (from 0) occurrence of `quote` in the paragraph at `index`, as the service would name it. */
export async function anchor(host: Host, index: number, quote: string, occurrence = 0): Promise<Anchor> {
  const paragraph = (await host.read())[index];
  if (!paragraph) throw new Error(`no paragraph ${index}`);
  let at = paragraph.text.indexOf(quote);
  for (let i = 0; i < occurrence; i += 1) at = paragraph.text.indexOf(quote, at + quote.length);
  if (at < 0) throw new Error(`${quote} is not in ${paragraph.text}`);
  return { paragraph: paragraph.id, span: [at, at + quote.length], quote, occurrence };
}

/** A finding at an anchor. */
export function findingAt(
  { paragraph, span, quote, occurrence }: Anchor,
  severity: Finding["severity"] = "warning",
): Finding {
  return {
    rule: "vague.result",
    category: "vague",
    severity,
    paragraph,
    span,
    quote,
    occurrence,
    message: "补一个能核对的数。",
    why: "",
    source: [],
    evidence: [],
    fixes: [],
    key: `${paragraph}/${quote}/${occurrence}`,
    params: {},
    reasons: [],
    folded: false,
    comment: "【主笔】补一个能核对的数。",
  };
}

/** Everything a person can see of the document, to be compared before and after what must not touch it. */
export const seen = (opened: Opened): unknown => ({
  text: opened.text(),
  comments: opened.comments(),
  highlights: opened.highlights(),
});

/** For hosts whose marks need a click: the same call, made by the test as the user's click. */
export const expectUntouched = (opened: Opened, before: unknown, writes: number): void => {
  expect(seen(opened)).toEqual(before);
  expect(opened.writes()).toBe(writes);
};
