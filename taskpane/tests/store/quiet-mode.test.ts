import { expect, it } from "vitest";
import { identities, shownWhileTyping, isHalfWritten, whileDrafting } from "../../src/store/quiet-mode";
import { FINDINGS, finding } from "../fakes/draft";

const old = finding({ rule: "vague.result", severity: "warning", paragraph: "p2", quote: "取得显著成效" });
const fresh = finding({ rule: "vague.attitude", severity: "advice", paragraph: "p2", quote: "高度重视" });

it("lights up nothing new in the paragraph being typed", () => {
  expect(shownWhileTyping([old, fresh], "p2", identities([old]))).toEqual([old]);
});

it("keeps everything elsewhere, and everything once the caret rests", () => {
  expect(shownWhileTyping([old, fresh], "p5", new Set())).toEqual([old, fresh]);
  expect(shownWhileTyping(FINDINGS, null, new Set())).toEqual(FINDINGS);
});

it("knows a half-written paragraph by its end", () => {
  const said = (text: string): boolean => isHalfWritten([{ id: "p1", text }], "p1");
  expect(said("党员的综合素质得到")).toBe(true);
  expect(said("柳河镇办夜校")).toBe(true);
  expect(said("到课 126 人。")).toBe(false);
  expect(said("他说：“到课 126 人。” ")).toBe(false);
  expect(said("")).toBe(false);
});

it("asks a draft neither for advice nor for what is still to come", () => {
  const missing = finding({ rule: "ending.missing", severity: "warning", paragraph: "p6" });
  const whole = finding({ rule: "genre.summary", severity: "error", paragraph: null });
  expect([old, fresh, missing, whole].filter((f) => whileDrafting(f, new Set(["ending.missing"])))).toEqual([old]);
});
