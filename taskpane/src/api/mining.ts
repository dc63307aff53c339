/** What 找信息 answers: topics for a brief, and their outlines. */

import type { Role, Span } from "./wire";

/** Where something stands in the material: `document` counts in `Mined.documents`, `index` is its paragraph, from 0. */
export interface MinedPlace {
  document: number;
  paragraph: string;
  index: number;
  span: Span;
  quote: string;
}

/** A fact for a hole of the section's text: the words to put in are `place.quote`. */
export interface Fill {
  hole: number;
  kind: string;
  place: MinedPlace;
}

export interface OutlineSection {
  id: string;
  name: string;
  role: Role;
  required: boolean;
  text: string;
  fills: Fill[];
}

/** One topic for a brief, found in the material. */
export interface Candidate {
  key: string;
  name: string;
  type: string;
  type_name: string;
  because: string;
  unit: string;
  practice: string;
  places: MinedPlace[];
  numbers: MinedPlace[];
  reasons: string[];
  missing: string[];
  outline: OutlineSection[];
}

export interface Mined {
  documents: string[];
  candidates: Candidate[];
  passed_over: number;
}
