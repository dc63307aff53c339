/** What changed between two sentences. */

import { expect, it } from "vitest";
import { changed } from "../../src/text/changed";

const text = (pieces: { text: string }[]): string => pieces.map((p) => p.text).join("");

it("what went and what came stand apart, the rest is the same on both sides", () => {
  const { before, after } = changed("镇党委拟在15个村推行。", "镇党委已在18个村推行。");
  expect(before.filter((p) => p.kind === "gone").map((p) => p.text)).toEqual(["拟", "15"]);
  expect(after.filter((p) => p.kind === "new").map((p) => p.text)).toEqual(["已", "18"]);
  const same = (pieces: typeof before): string => text(pieces.filter((p) => p.kind === "same"));
  expect(same(before)).toBe(same(after));
});

it("nothing is lost, whatever the two are", () => {
  for (const [a, b] of [
    ["", "甲"],
    ["甲乙丙", ""],
    ["𠮷溪镇修路", "溪镇𠮷修桥"],
    ["甲".repeat(700) + "乙", "甲".repeat(650) + "丙乙"],
  ] as const) {
    const { before, after } = changed(a, b);
    expect(text(before)).toBe(a);
    expect(text(after)).toBe(b);
  }
});

it("a number goes as a whole and comes as a whole", () => {
  expect(changed("占50%，共1160件。", "占60%，共1260件。")).toEqual({
    before: [
      { kind: "same", text: "占" },
      { kind: "gone", text: "50" },
      { kind: "same", text: "%，共" },
      { kind: "gone", text: "1160" },
      { kind: "same", text: "件。" },
    ],
    after: [
      { kind: "same", text: "占" },
      { kind: "new", text: "60" },
      { kind: "same", text: "%，共" },
      { kind: "new", text: "1260" },
      { kind: "same", text: "件。" },
    ],
  });
});
