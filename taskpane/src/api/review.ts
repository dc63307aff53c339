/** The pane's names for what 审稿 asks of the service: the bank of remarks and the sheet. */

import type { Schemas } from "./wire";

export type Bank = Schemas["BankOut"];
export type Remark = Schemas["Remark"];
/** A remark of 常用批语, with the part it belongs to and the rules it answers. */
export type OwnRemark = Required<Schemas["OwnRemark"]>;
/** 审稿单 */
export type Sheet = Schemas["Sheet"];
export type SheetRow = Schemas["SheetRow"];
