/** The pane's names for what 找信息 answers. */

import type { Schemas } from "./wire";

export type Mined = Schemas["MinedOut"];
export type Candidate = Schemas["CandidateOut"];
export type OutlineSection = Schemas["OutlineSectionOut"];
export type Fill = Schemas["FillOut"];
/** Where something stands in the material: `document` counts in `Mined.documents`. */
export type MinedLocation = Schemas["LocationOut"];
