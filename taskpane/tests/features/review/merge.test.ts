import { expect, it } from "vitest";
import { compose, missingIn, plainLine, type Note } from "../../../src/features/review/state/merge";

const note = (text: string, paragraph: string | null, quote = "", more: Partial<Note> = {}): Note => ({
  item: `${paragraph ?? ""}/${quote}/${text}`,
  severity: "warning",
  text,
  offered: true,
  missing: null,
  anchor: paragraph === null ? null : { paragraph, span: quote ? [0, quote.length] : null, quote, occurrence: 0 },
  place: "第 2 段",
  ...more,
});

it("makes one comment a paragraph, on the words of the first remark that has some", () => {
  const [first, second, ...none] = compose([note("分层写。", "p2"), note("补一个数。", "p2", "显著成效"), note("谁说的？", "p2", "一致好评"), note("核准。", "p4", "530")], "p1");
  expect(none).toEqual([]);
  expect(first).toMatchObject({ anchor: { paragraph: "p2", quote: "显著成效" }, text: "补一个数。\n分层写。\n“一致好评”：谁说的？" });
  expect(second).toMatchObject({ anchor: { paragraph: "p4", quote: "530" }, text: "核准。" });
});

it("says the same remark once, and where else it holds", () => {
  const [only] = compose([note("补一个数。", "p2", "显著成效"), note("补一个数。", "p2", "明显提升")], "p1");
  expect(only?.text).toBe("补一个数。“明显提升”同。");
  expect(plainLine(only?.text ?? "")).toBe("补一个数。");
});

it("makes one comment of all missing parts, on the title", () => {
  const missing = (part: string, paragraph: string | null): Note => note(`缺${part}。`, paragraph, "", { missing: part });
  const [all, rest] = compose([missing("导语", "p2"), note("分层写。", "p2"), missing("结尾", null)], "p1");
  expect(all).toMatchObject({ anchor: { paragraph: "p1", span: null }, text: "缺导语、结尾，请补齐。" });
  expect(missingIn(all?.text ?? "")).toEqual(["导语", "结尾"]);
  expect(rest?.text).toBe("分层写。");
});

it("leaves a single missing part, or one worded by hand, as it was worded", () => {
  expect(compose([note("缺导语，请补一两句话。", "p2", "", { missing: "导语" })], "p1").map((c) => c.text)).toEqual(["缺导语，请补一两句话。"]);
  const byHand = note("导语呢？", "p2", "", { missing: "导语", offered: false });
  expect(compose([byHand, note("缺收尾。", null, "", { missing: "结尾" })], "p1").map((c) => c.text)).toEqual(["导语呢？", "缺收尾。"]);
});

it("puts what is about the whole draft on the title, with the remarks on the title itself", () => {
  const [only, ...none] = compose([note("题目太大。", null), note("直说。", "p1", "冲锋号")], "p1");
  expect(none).toEqual([]);
  expect(only).toMatchObject({ anchor: { paragraph: "p1", quote: "冲锋号" }, text: "直说。\n题目太大。" });
});
