/** The pane's names for what 审稿 asks of the service: the bank of remarks, comments put together and compared, the sheet. */

import type { On, Schemas } from "./wire";

export type Bank = Schemas["BankOut"];
export type Remark = Schemas["Remark"];
/** A remark of 常用批语, with the part it belongs to and the rules it answers. */
export type OwnRemark = Required<Schemas["OwnRemark"]>;
/** 审稿单 */
export type Sheet = Schemas["Sheet"];
export type SheetRow = Schemas["SheetRow"];
/** A remark set down on a finding; no `paragraph` is the whole draft, no `quote` a whole paragraph. */
export type NoteIn = Schemas["Note"];
export type ComposeRequest = Schemas["ComposeRequest"];
export type ComposedReview = Schemas["ComposedOut"];
/** A comment on its way in, without sign; it stands where the note of item `at` does, on the whole draft when null. */
export type Composed = Schemas["Composed"];
export type CompareRequest = On<Schemas["CompareRequest"]>;
export type Compared = Schemas["Compared"];
/** `mended`: what was remarked on is gone. `open`: it is there. `lost`: the words are gone, for better or worse. */
export type CompareState = NonNullable<Compared["state"]>;
