import { describe, expect, it } from "vitest";
import { allRules, lines, settingOf, withSetting } from "../../../src/features/settings/state";
import { PREFERENCES } from "../../fakes/draft";

describe("preferences", () => {
  it("turns a rule off, gives it another weight, and leaves it as it came", () => {
    const off = withSetting(PREFERENCES, "title.ornate", "off");
    expect(settingOf("title.ornate", off)).toBe("off");
    const advice = withSetting(off, "title.ornate", "advice");
    expect([settingOf("title.ornate", advice), advice.off]).toEqual(["advice", []]);
    expect(withSetting(advice, "title.ornate", "shipped")).toEqual(PREFERENCES);
  });

  it("reads a list a line each", () => {
    expect(lines(" 甲乙 \n\n丙丁\n")).toEqual(["甲乙", "丙丁"]);
  });

  it("shows rules that are off among the others", () => {
    const rule = (id: string) => ({ id, name: id, category: "title", severity: "advice" as const, why: "", source: [], examples: [], until_finished: false, missing_part: "" });
    expect(allRules([rule("b"), rule("c")], [rule("a")]).map((r) => r.id)).toEqual(["a", "b", "c"]);
  });
});
