/** The JSON of the local service, as addin_server/wire.py writes it. Positions are UTF-16 units: plain string indices here. */

export type Span = [start: number, end: number];
export type Severity = "error" | "warning" | "advice";
export type State = "yes" | "partly" | "no" | "none";

export type Role =
  | "masthead"
  | "issue"
  | "title"
  | "subtitle"
  | "byline"
  | "salutation"
  | "lead"
  | "heading1"
  | "heading2"
  | "heading3"
  | "heading4"
  | "body"
  | "ending"
  | "background"
  | "attachment"
  | "signature"
  | "date"
  | "distribution"
  | "credits"
  | "note"
  | "other";

// ── in ──

/** A paragraph of the open document. Only `id` and `text` are needed. */
export interface Paragraph {
  id: string;
  text: string;
  label?: string;
  style?: string;
  outline?: number | null;
  align?: "" | "left" | "center" | "right" | "both";
  container?: "body" | "table" | "textbox";
  pinned?: Role | null;
}

/** What the writer says about the draft outside its text. */
export interface Brief {
  type?: string | null;
  level?: string | null;
  /** ISO day; rules on time run only when it is given. */
  date?: string | null;
}

export interface Draft extends Brief {
  paragraphs: Paragraph[];
}

export interface CheckRequest {
  draft: Draft;
  select?: string[];
  ignore?: string[];
  unfold?: boolean;
}

export interface PlanRequest {
  draft: Draft;
  choices: { key: string; fix: number }[];
}

/** The second request. A later one of the same session calls an earlier one off. */
export interface ProofRequest {
  draft: Draft;
  ignore?: string[];
  session?: string;
}

export interface AnnotateRequest {
  draft: Draft;
  /** Findings to write; without it, all that count. */
  keys?: string[];
  highlight?: boolean;
  unfold?: boolean;
  /** A reviewer's own comments; with them only the findings of `keys` are written. */
  remarks?: { paragraph: string; span: Span | null; quote: string; text: string }[];
  author?: string;
  /** Take our marks out of the file first. */
  clear?: boolean;
}

// ── out ──

export interface Evidence {
  paragraph: string;
  span: Span;
  quote: string;
  note: string;
}

export interface Edit {
  paragraph: string;
  span: Span;
  text: string;
}

export interface Fix {
  label: string;
  safety: "safe" | "review";
  edits: Edit[];
}

export interface Finding {
  rule: string;
  category: string;
  severity: Severity;
  paragraph: string | null;
  span: Span | null;
  quote: string;
  occurrence: number;
  message: string;
  why: string;
  source: string[];
  evidence: Evidence[];
  fixes: Fix[];
  key: string;
  params: Record<string, string | number>;
  folded: boolean;
  /** As it is written into a document, sign included. */
  comment: string;
}

export interface RoledParagraph {
  id: string;
  index: number;
  text: string;
  label: string;
  role: Role;
  because: string;
}

export interface Genre {
  name: string;
  because: string[];
  folds: boolean;
}

/** One of the lead's three questions. */
export interface Answer {
  question: string;
  rule: string;
  state: Exclude<State, "none">;
  hint: string;
  quote: string;
}

export interface Part {
  part: string;
  state: State;
  lacks: string;
  points: number;
  /** What `points` are out of. */
  weight: number;
  /** Findings that cost points: 必改, 建议改, 可斟酌. */
  counts: [number, number, number];
}

export interface Skipped {
  rule: string;
  because: string;
}

export interface Report {
  findings: Finding[];
  paragraphs: RoledParagraph[];
  roles: Record<string, { role: Role; because: string }>;
  genre: Genre;
  lead: Answer[];
  /** What to say of the lead's open questions. */
  lead_remark: string;
  scores: { total: number; parts: Part[] };
  counts: { error: number; warning: number; advice: number; folded: number };
  skipped: Skipped[];
  ruleset: string;
}

/** What LanguageTool is doing; `says` is a sentence without its full stop. */
export interface ProofState {
  name: "absent" | "starting" | "ready" | "resting" | "broken";
  says: string;
  version: string;
  megabytes: number;
}

/** `complete` is false while asking again would bring more. */
export interface Proof {
  findings: Finding[];
  skipped: Skipped[];
  complete: boolean;
  state: ProofState;
}

export interface Plan {
  edits: Edit[];
  conflicts: string[];
  stale: string[];
}

export interface Health {
  status: string;
  version: string;
  ruleset: string;
  /** One Chinese sentence for each layer of rules that could not be read. */
  layers: string[];
  skipped: Skipped[];
}

export interface Example {
  weak?: string;
  good?: string;
  ok?: string;
  note?: string;
}

export interface Rule {
  id: string;
  name: string;
  category: string;
  severity: Severity;
  why: string;
  source: string[];
  examples: Example[];
  /** It says nothing while a draft is being written. */
  until_finished: boolean;
  /** The part it says is not there. */
  missing_part: string;
}

/** `off` are rules a layer turned off. */
export interface Rules {
  rules: Rule[];
  off: Rule[];
  sources: Record<string, { title: string }>;
}

export interface TemplateHead {
  id: string;
  name: string;
  for: string;
}

export interface Section {
  id: string;
  role: Role;
  name: string;
  required: boolean;
  range: [low: number, high: number] | null;
  guide: string;
  sample: string;
  /** The paragraph(s) to insert, one a line; holes are written 〔…〕. */
  text: string;
}

export interface Template {
  id: string;
  name: string;
  sections: Section[];
}

/** A document the service opened: sample, the draft given on the command line, or an upload. */
export interface Opened {
  name: string;
  draft: Draft;
  warnings?: string[];
  /** Our comments that the file already holds. */
  comments?: Commented[];
}

export interface Commented {
  paragraph: string;
  span: Span | null;
  quote: string;
  /** Whole, sign included. */
  text: string;
  author: string;
  date: string;
}

/** What the user changed about the rules. */
export interface Preferences {
  off: string[];
  severity: Record<string, Severity>;
  set: Record<string, Record<string, number | number[]>>;
  words: string[];
  topics: string[];
}
