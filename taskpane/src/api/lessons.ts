/** The JSON of training, as addin_server/wire/training.py writes it. */

import type { Role, Severity, Span } from "./wire";

export type LessonKind = "steps" | "conversion" | "material" | "restraint" | "pair";

export interface LessonHead {
  id: string;
  kind: LessonKind;
  title: string;
  about: string;
  steps: number;
  part: string | null;
}

export interface Unit {
  minutes: number;
  activity: string;
  title: string;
  say: string;
  lessons: string[];
}

export interface LessonPlan {
  id: string;
  title: string;
  about: string;
  bring: string;
  units: Unit[];
}

export interface Training {
  lessons: LessonHead[];
  plans: LessonPlan[];
  problems: string[];
}

export interface Found {
  rule: string;
  name: string;
  severity: Severity;
  quote: string;
  message: string;
  why: string;
}

/** `findings` are indices into the step's; `because` says why a mark here would be false. */
export interface Clause {
  span: Span;
  findings: number[];
  because: string;
}

export interface Line {
  text: string;
  role: Role;
  clauses: Clause[];
  whole: number[];
}

export interface Point {
  line: number;
  span: Span;
  head: string;
  text: string;
  rule: string;
}

export interface Step {
  name: string;
  guess: string;
  changed: string;
  why: string;
  characters: number;
  lines: Line[];
  findings: Found[];
  weak: Point[];
  better: Point[];
}

export interface Fact {
  text: string;
  use: boolean;
  why: string;
}

export interface Lesson {
  id: string;
  kind: LessonKind;
  title: string;
  about: string;
  part: string | null;
  type: string | null;
  task: string;
  facts: Fact[];
  selfcheck: string[];
  verdict: string;
  steps: Step[];
}

/** A mark: line and clause by number; no clause means the whole paragraph. */
export interface Mark {
  line: number;
  clause: number | null;
}

export interface FalseMark extends Mark {
  because: string;
}

export interface Outcome {
  hits: Found[];
  misses: Found[];
  false: FalseMark[];
}

export interface Rewritten {
  content: boolean;
  left: Found[];
  new: Found[];
}

export interface PracticeRequest {
  lesson: string;
  step: number;
  marks?: Mark[];
  rewrite?: { line: number; text: string };
}

export interface PracticeAnswer extends Outcome {
  rewrite: Rewritten | null;
}
