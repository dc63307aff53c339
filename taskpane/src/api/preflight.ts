/** The pane's names for what 送审前必查 asks, and what a file still holds. */

import type { Schemas } from "./wire";

/** A question of 送审前必查: the rules that answer it, and what only the writer can vouch for. */
export type PreflightGroup = Schemas["Group"];
export type Leftovers = Schemas["LeftoversOut"];

export const NOTHING_LEFT: Leftovers = {
  own: 0,
  comments: 0,
  changes: 0,
  highlights: 0,
  authors: [],
  hidden: 0,
  traces: [],
  beside: [],
  stays: [],
};

/** The file to submit; `anew` when it was laid out anew, `stays` is where names are that could not be taken out. */
export interface Finished {
  blob: Blob;
  anew: boolean;
  /** How many changes found no words to stand on. */
  unplaced: number;
  stays: string[];
}
