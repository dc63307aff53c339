/** What 送审前必查 asks, and what a file still holds. */

/** A question of 送审前必查: the rules that answer it, and what only the writer can vouch for. */
export interface FinalGroup {
  id: string;
  ask: string;
  rules: string[];
  own: string;
}

/** What is left over in a file: `own` comments are ours, `comments` everybody's. */
export interface Leftovers {
  own: number;
  comments: number;
  changes: number;
  highlights: number;
  authors: string[];
}
