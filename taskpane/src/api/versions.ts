/** The pane's names for 存稿 and 两稿对照. */

import type { Schemas } from "./wire";

export type KeptDrafts = Schemas["StoreOut"];
export type KeptVersions = Schemas["VersionsOfOut"];
export type VersionHead = Schemas["VersionHead"];
export type VersionText = Schemas["VersionTextOut"];
export type KeepRequest = Schemas["KeepRequest"];
export type KeptAs = Schemas["KeptOut"];
export type CompareVersions = Schemas["VersionsRequest"];
export type VersionRow = Schemas["RowOut"];
export type VersionSpot = Schemas["SpotOut"];
