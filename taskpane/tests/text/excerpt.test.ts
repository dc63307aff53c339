import { describe, expect, it } from "vitest";
import { clause, opening, sentence } from "../../src/text/excerpt";

const TEXT = "今年以来，云溪县抓好教育管理，取得显著成效。二是摸清底数。";

describe("excerpt", () => {
  it("shows the sentence around a span, without losing a character of the match", () => {
    const at = TEXT.indexOf("取得显著成效");
    const { before, match, after } = sentence(TEXT, [at, at + 6]);
    expect(match).toBe("取得显著成效");
    expect(before + match + after).not.toContain("二是");
  });

  it("shows a row no more than its clause", () => {
    const at = TEXT.indexOf("显著");
    const row = clause(TEXT, [at, at + 2]);
    expect(row.before + row.match + row.after).toBe("取得显著成效。");
  });

  it("never cuts a character beyond the basic plane in two", () => {
    expect(opening("𠮷".repeat(20), 5)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});
