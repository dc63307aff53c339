/** The pane's names for what 依据表 answers. */

import type { Schemas } from "./wire";

export type Evidence = Schemas["EvidenceTableOut"];
export type EvidenceEntry = Schemas["EntryOut"];
/** Where something is said: `document` counts in `Evidence.documents`, null is the draft. */
export type EvidencePlace = Schemas["PlaceOut"];
