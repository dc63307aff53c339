/** 常用批语 in groups: each remark once, what answers the finding in hand first. */

import { expect, it } from "vitest";
import type { Bank } from "../../../src/api/review";
import { groupsOf } from "../../../src/features/review/state/groups";

const remark = (text: string, part: string, used = 0, ...rules: string[]): Bank["remarks"][number] => ({
  text,
  part,
  rules,
  layer: "shipped",
  initials: text,
  used,
});
const BANK: Bank = {
  remarks: [
    remark("补数。", "空泛", 9, "vague.result"),
    remark("写具体。", "空泛"),
    remark("查日历。", "数字", 0, "fact.weekday"),
    remark("标题太长。", "标题"),
    remark("附名单。", "其他"),
    remark("提法要准。", "提法"),
  ],
  problems: [],
  author: "",
};
const named = (query: string, ...rules: string[]): [string, string[]][] =>
  groupsOf(BANK, query, rules).map(({ name, hits }) => [name, hits.map((hit) => hit.remark.text)]);

it("has what is used most first, then the parts in a brief's order, the rest last", () => {
  expect(named("")).toEqual([
    ["用得最多", ["补数。"]],
    ["标题", ["标题太长。"]],
    ["空泛", ["写具体。"]],
    ["数字", ["查日历。"]],
    ["提法", ["提法要准。"]],
    ["其他", ["附名单。"]],
  ]);
});

it("puts what answers the finding in hand before all, and no remark twice", () => {
  const groups = named("", "vague.result", "fact.weekday");
  expect(groups[0]).toEqual(["手头这一处用得上", ["补数。", "查日历。"]]);
  const texts = groups.flatMap(([, hits]) => hits);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts).toHaveLength(BANK.remarks.length);
});

it("finds in every group, without those used most", () => {
  expect(named("数", "fact.weekday")).toEqual([["空泛", ["补数。"]]]);
  expect(named("没有的")).toEqual([]);
});
