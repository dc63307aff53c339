// @vitest-environment node
import { expect, it } from "vitest";
import { paragraphIds } from "../../src/host/paragraph-ids";

it("keeps the ids of paragraphs around an insertion, a deletion and a rewriting", () => {
  const ids = paragraphIds();
  expect(ids.follow(["标题", "导语", "一是", "二是"])).toEqual(["p1", "p2", "p3", "p4"]);
  expect(ids.follow(["标题", "新段", "导语", "一是", "二是"])).toEqual(["p1", "p5", "p2", "p3", "p4"]);
  expect(ids.follow(["标题", "导语", "一是", "二是"])).toEqual(["p1", "p2", "p3", "p4"]);
  expect(ids.follow(["标题", "导语改了", "一是", "二是也改了"])).toEqual(["p1", "p2", "p3", "p4"]);
});

it("does not take one of several equal paragraphs for another kind", () => {
  const ids = paragraphIds();
  ids.follow(["甲", "", "乙", "", "丙"]);
  expect(ids.follow(["甲", "", "", "丙"])).toEqual(["p1", "p2", "p4", "p5"]);
});

it("follows the longest run that keeps its order when paragraphs were moved", () => {
  const ids = paragraphIds();
  ids.follow(["题", "一", "二", "三", "尾"]);
  expect(ids.follow(["题", "三", "一", "二", "尾"])).toEqual(["p1", "p6", "p2", "p3", "p5"]);
});
