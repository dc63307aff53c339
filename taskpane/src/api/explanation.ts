/** The pane's names for how a draft is read. */

import type { Schemas } from "./wire";

export type Explanation = Schemas["ExplanationOut"];
export type BriefReading = Schemas["BriefReadOut"];
export type ParagraphReading = Schemas["ParagraphReadOut"];
export type ClauseReading = Schemas["ClauseReadOut"];
/** Chinese names of everything a reading names. */
export type ReadingWords = Schemas["ReadingWords"];
