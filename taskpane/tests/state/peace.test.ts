import { expect, it } from "vitest";
import { identities, inPeace } from "../../src/state/peace";
import { FINDINGS, finding } from "../fakes/draft";

const old = finding({ rule: "vague.result", severity: "warning", paragraph: "p2", quote: "取得显著成效" });
const fresh = finding({ rule: "vague.attitude", severity: "advice", paragraph: "p2", quote: "高度重视" });

it("lights up nothing new in the paragraph being typed", () => {
  expect(inPeace([old, fresh], "p2", identities([old]))).toEqual([old]);
});

it("keeps everything elsewhere, and everything once the caret rests", () => {
  expect(inPeace([old, fresh], "p5", new Set())).toEqual([old, fresh]);
  expect(inPeace(FINDINGS, null, new Set())).toEqual(FINDINGS);
});
