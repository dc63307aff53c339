/** What a reviewer has done with one draft so far. Kept with the queue as text, while the tab is open. */

import type { OwnComment } from "../../../host/host";
import type { Note } from "./merge";
import type { Verdict } from "./opinion";

/** A comment that went into the document. */
export interface Written {
  /** Without sign. */
  text: string;
  quote: string;
  place: string;
  /** Which items it answers, and the remark on each. */
  said: Record<string, string>;
  summary: boolean;
}

export interface ReviewRecord {
  notes: Note[];
  written: Written[];
  /** Comments of ours that the draft came with; null until they were listed. */
  earlier: OwnComment[] | null;
  verdict: Verdict | null;
  /** The reviewer's own wording; null while it follows from what is ticked. */
  opinion: string | null;
  /** Items whose tick was changed by hand. */
  ticks: Record<string, boolean>;
  /** The verdict stands in the document. */
  done: boolean;
}

export const BLANK: ReviewRecord = {
  notes: [],
  written: [],
  earlier: null,
  verdict: null,
  opinion: null,
  ticks: {},
  done: false,
};

export function parseRecord(kept: string | null): ReviewRecord {
  try {
    return kept ? { ...BLANK, ...(JSON.parse(kept) as Partial<ReviewRecord>) } : BLANK;
  } catch {
    return BLANK;
  }
}

export type Progress = "未审" | "在审" | "已出结论";

export const progressOf = ({ done, notes, written, verdict }: ReviewRecord): Progress =>
  done ? "已出结论" : notes.length > 0 || written.length > 0 || verdict ? "在审" : "未审";
