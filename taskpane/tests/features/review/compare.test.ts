import { expect, it } from "vitest";
import type { Report } from "../../../src/api/wire";
import { compare } from "../../../src/features/review/state/compare";
import { SIGN } from "../../../src/text/sign";
import { BANK, finding, REPORT } from "../../fakes/draft";

const state = (text: string, quote: string, report: Report = REPORT): string | undefined => compare([{ text: SIGN + text, quote }], report, BANK)[0]?.state;
const without = (...rules: string[]): Report => ({ ...REPORT, findings: REPORT.findings.filter((f) => !rules.includes(f.rule)) });
const RESULT = "成效没依据，请补一个能核对的数。";

it("tells a remark that was followed from one that was not", () => {
  expect(state(RESULT, "取得显著成效")).toBe("open");
  expect(state(RESULT, "取得显著成效", without("vague.result"))).toBe("mended");
});

it("takes a remark for followed when its words are gone and nothing of the kind is left", () => {
  expect(state(RESULT, "成效十分突出", without("vague.result"))).toBe("mended");
  expect(state(RESULT, "成效十分突出")).toBe("lost");
});

it("takes it for followed when the words that took their place say enough, whatever stands elsewhere", () => {
  const elsewhere = { ...REPORT, findings: [finding({ rule: "vague.result", severity: "warning", paragraph: "p5", quote: "一致好评" })] };
  expect(state(RESULT, "取得显著成效", elsewhere)).toBe("mended");
});

it("knows of a reviewer's own words only whether what they are about still stands", () => {
  expect(state("这句再想想。", "取得显著成效")).toBe("open");
  expect(state("这句再想想。", "早已删去的话")).toBe("lost");
});

it("holds a merged comment open while one of its remarks is", () => {
  const merged = `${RESULT}\n“一致好评”：评价没有出处，谁说的、多少人？`;
  expect(state(merged, "取得显著成效", without("vague.result"))).toBe("open");
  expect(state(merged, "取得显著成效", without("vague.result", "vague.reaction"))).toBe("mended");
});

it("follows missing parts and the lead's questions", () => {
  expect(state("缺导语、结尾，请补齐。", "")).toBe("mended");
  const missing = { ...REPORT, findings: [finding({ rule: "ending.missing", severity: "advice", paragraph: null })] };
  expect(state("缺导语、结尾，请补齐。", "", missing)).toBe("open");
  expect(state("导语缺“针对什么”“见什么效果”，请补。", "")).toBe("open");
});

it("compares what 自查 wrote by its message, and leaves summaries out", () => {
  expect(state("必改｜310 + 240 = 550，比 530 多 20。\n为什么：……", "530 名")).toBe("open");
  expect(state("必改：数字对不上。", "530 名")).toBe("mended");
  expect(compare([{ text: `${SIGN}审稿结论：退回。`, quote: "" }], REPORT, BANK)).toEqual([]);
});
