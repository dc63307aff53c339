/** The bank by the finding in hand. */

import { expect, it } from "vitest";
import type { Bank } from "../../../src/api/review";
import { search } from "../../../src/features/review/state/remark";

const remark = (text: string, ...rules: string[]): Bank["remarks"][number] => ({
  text,
  part: "其他",
  rules,
  layer: "shipped",
  initials: text,
  used: 0,
});
const BANK: Bank = {
  remarks: [remark("补数。", "vague.result"), remark("查日历。", "fact.weekday"), remark("分开写。")],
  problems: [],
  author: "",
};

it("puts what answers the finding in hand first, and leaves the rest in its order", () => {
  const texts = (rules: string[]): string[] => search(BANK, "", rules).map((hit) => hit.remark.text);
  expect(texts(["fact.weekday"])).toEqual(["查日历。", "补数。", "分开写。"]);
  expect(texts([])).toEqual(["补数。", "查日历。", "分开写。"]);
});
