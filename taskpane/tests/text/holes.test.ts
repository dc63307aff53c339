import { describe, expect, it } from "vitest";
import { fill, hasHole, pieces } from "../../src/text/holes";

describe("holes", () => {
  it("splits a text at its holes and numbers them", () => {
    expect(pieces("针对〔问题〕，〔单位〕办")).toEqual([
      { text: "针对" },
      { hole: "问题", index: 0 },
      { text: "，" },
      { hole: "单位", index: 1 },
      { text: "办" },
    ]);
  });

  it("fills what was given and keeps the rest a hole", () => {
    expect(fill("〔甲〕和〔乙〕", ["云溪县", " "])).toBe("云溪县和〔乙〕");
  });

  it("takes an unfinished bracket for text", () => {
    expect(hasHole("〔甲")).toBe(false);
    expect(hasHole("〔甲〕")).toBe(true);
  });
});
