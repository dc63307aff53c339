/** The pane's names for what 批量 asks and answers. */

import type { Schemas } from "./wire";

export type BatchRequest = Schemas["BatchRequest"];
export type BatchState = Schemas["BatchOut"];
export type BatchDraft = Schemas["BatchDraftOut"];
