/** What the pane may ask of the program that holds the document. One implementation a program: browser, Word, WPS. */

import type { Brief, Edit, Finding, Paragraph, Role } from "../api/wire";
import type { Step } from "./step";

/** A place in the document. A host verifies `quote` before it touches anything, and says so when it cannot. */
export interface Anchor {
  paragraph: string;
  /** [start, end) in UTF-16 units of the paragraph's text; null means the whole paragraph. */
  span: [number, number] | null;
  quote: string;
  /** How many identical quotes stand before this one in the paragraph. */
  occurrence: number;
}

export type MarkResult = "done" | "not-found" | "refused";

/** A paragraph of a template section on its way into the document; holes are written 〔…〕 in the text. */
export interface InsertBlock {
  role: Role;
  text: string;
  /** A paragraph of the document whose style and looks this one takes: one of the same role. */
  like?: string;
}

export interface Capabilities {
  comment: boolean;
  track: boolean;
  underline: boolean;
  highlight: boolean;
  events: boolean;
  memory: boolean;
  insert: boolean;
  /** Marks are drawn beside the document, not written into it: they may follow the list without being asked for. */
  silentMarks: boolean;
}

/** What a host could not do, in words for the user: what happened, and the one thing to do. */
export class HostError extends Error {
  constructor(
    readonly title: string,
    readonly detail: string,
    /** The program's own name for it, for reports only. */
    readonly code = "",
  ) {
    super(title);
    this.name = "HostError";
  }
}

/** What `clear` could not take out without touching what is not ours: comments others answered or changed, marks whose words were rewritten. */
export interface Left {
  comments: number;
  marks: number;
}

/** A comment of ours as it stands in the document: its whole text, sign included, and the words it is about. */
export interface OwnComment {
  text: string;
  quote: string;
  author?: string;
  /** As the program tells it; shown, never reckoned with. */
  date?: string;
}

/** A draft waiting to be reviewed. */
export interface QueuedDraft {
  id: string;
  name: string;
}

/** Several drafts to go through, one of them open; kept while the tab is open. */
export interface DraftQueue {
  list(): readonly QueuedDraft[];
  /** Id of the open one. */
  current(): string;
  open(id: string): Promise<void>;
  /** Let the user choose more. */
  add(): void;
  /** Let the user choose a folder for one report on all of it; where the program can. */
  report?(): void;
  /** What the reviewer has done with a draft so far. */
  load(id: string): string | null;
  save(id: string, record: string): void;
  onChange(listener: () => void): () => void;
}

/** The program's own undo. Answers are false when there was nothing to do. */
export interface History {
  /** How many steps can be taken back; where the program counts them. */
  depth?(): number;
  undo(): Promise<boolean>;
  redo?(): Promise<boolean>;
  /** What is typed next is a step of its own. */
  close?(): void;
}

/** What the writer decided about this draft: findings ignored, roles corrected, sentences locked, reports kept. */
export interface Memory {
  /** One string a decision; what kind it is, its feature knows by its beginning. */
  load(): Promise<string[]>;
  save(keys: string[]): Promise<void>;
}

export interface Host {
  readonly name: "browser" | "word" | "wps";
  readonly can: Capabilities;
  /** Why this program cannot do something, one Chinese sentence each. */
  readonly lacks?: Partial<Record<keyof Capabilities, string>>;
  /** The program's own colours, where it tells them. */
  readonly theme?: "light" | "dark";
  /** Where the program lets us take back what was done to its text. */
  readonly history?: History;
  /** The whole document, always. Ids stay the same for a paragraph as long as the host can tell it is the same one. */
  read(): Promise<Paragraph[]>;
  /** Type, reader level and date, where the page asks for them. */
  brief?(): Brief;
  /** Shows the place. `beside`: only where the document stands beside the pane; it is not brought in front of it. */
  reveal(anchor: Anchor, beside?: boolean): Promise<MarkResult>;
  /** Select the next 待填处 after the caret, for the next letter to fill; where the program has the focus for it. */
  toHole?(): Promise<MarkResult>;
  /** Replace all our marks by these. `active` is the key of the finding whose card is open. */
  mark(findings: readonly Finding[], active: string | null): Promise<MarkResult[]>;
  /** Write a native comment. `text` is whole, sign included; `author` is used where the program lets us name one. */
  comment(anchor: Anchor, text: string, author?: string): Promise<MarkResult>;
  /** Our comments in the document, in its order; where the program can list them. */
  comments?(): Promise<OwnComment[]>;
  /** Take one comment of ours out again; where the program can. */
  withdraw?(comment: OwnComment): Promise<MarkResult>;
  /** What is selected inside one paragraph, null when nothing is; where the program can tell. */
  selection?(): Promise<Anchor | null>;
  /** The document as a .docx file; where the program gives it out. */
  file?(): Promise<Blob>;
  /** How many marks and comments of ours are saved in the document, from earlier sessions too; where marks are saved at all. */
  saved?(): Promise<number>;
  /** Take every mark of ours out; nobody else's. */
  clear(): Promise<Left>;
  /** All edits or none. A stale one (the text at its span is no longer what was checked) refuses the lot. */
  apply(edits: readonly Edit[], options: { track: boolean; checked: readonly Paragraph[] }): Promise<MarkResult>;
  insert(blocks: readonly InsertBlock[], where: "caret" | "end" | "replace-empty"): Promise<MarkResult>;
  /** Another draft in place of the open one; only where one undo brings that back. */
  replace?(blocks: readonly InsertBlock[]): Promise<MarkResult>;
  /** `caret` is the id of the paragraph being typed in, which is left alone. */
  onChange(listener: (change: { caret: string | null }) => void): () => void;
  /** Tells that the document is about to be saved or closed, where the program can tell; returns how to stop. */
  beforeSave?(listener: (what: "save" | "close") => void): () => void;
  readonly memory: Memory;
  /** Questions about this very program, for the self-test. */
  readonly probes?: readonly Step[];
  /** Where the program holds several drafts at once. */
  readonly queue?: DraftQueue;
}
