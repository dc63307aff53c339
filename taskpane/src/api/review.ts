/** What 审稿 asks of the service: the bank of remarks and the sheet. */

import type { Draft } from "./wire";

/** A remark of 常用批语. */
export interface OwnRemark {
  text: string;
  part: string;
  /** Ids of the rules it answers. */
  rules: string[];
}

export interface Remark extends OwnRemark {
  layer: "shipped" | "organisation" | "user";
  /** One character for each of `text`: the first letter of its reading, or itself. */
  initials: string;
  used: number;
}

/** Most used first. `author` is whom the computer knows. */
export interface Bank {
  remarks: Remark[];
  problems: string[];
  author: string;
}

export interface SheetRow {
  place: string;
  quote: string;
  text: string;
  state?: "已改" | "未改" | "找不到原句";
}

/** 审稿单 */
export interface Sheet {
  title: string;
  file: string;
  type: string;
  author: string;
  verdict: string;
  opinion: string;
  parts: { part: string; points: number; weight: number }[];
  remarks: SheetRow[];
  earlier: SheetRow[];
}

/** A remark set down on a finding; no `paragraph` is the whole draft, no `quote` a whole paragraph. */
export interface NoteIn {
  item: string;
  rule: string;
  text: string;
  place: string;
  offered: boolean;
  paragraph: string | null;
  quote: string;
}

export interface ComposeRequest {
  notes?: NoteIn[];
  /** Id of the paragraph that stands for the whole draft. */
  title?: string;
  verdict?: string;
  opinion?: string;
}

/** A comment on its way in, without sign; it stands where the note of item `at` does, on the whole draft when null. */
export interface Composed {
  items: string[];
  at: string | null;
  text: string;
  place: string;
}

/** `mended`: what was remarked on is gone. `open`: it is there. `lost`: the words are gone, for better or worse. */
export type CompareState = "mended" | "open" | "lost";

export interface CompareRequest {
  draft: Draft;
  comments: { text: string; quote: string }[];
  unfold: boolean;
}
