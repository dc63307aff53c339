/** What 审稿 asks of the service: the bank of remarks and the sheet. */

/** A remark of 常用批语. */
export interface OwnRemark {
  text: string;
  part: string;
  /** Ids of the rules it answers. */
  rules: string[];
}

export interface Remark extends OwnRemark {
  layer: "shipped" | "organisation" | "user";
  /** One character for each of `text`: the first letter of its reading, or itself. */
  initials: string;
  used: number;
}

/** Most used first. `author` is whom the computer knows. */
export interface Bank {
  remarks: Remark[];
  problems: string[];
  author: string;
}

export interface SheetRow {
  place: string;
  quote: string;
  text: string;
  state?: "已改" | "未改" | "找不到原句";
}

/** 审稿单 */
export interface Sheet {
  title: string;
  file: string;
  type: string;
  author: string;
  verdict: string;
  opinion: string;
  parts: { part: string; points: number; weight: number }[];
  remarks: SheetRow[];
  earlier: SheetRow[];
}
