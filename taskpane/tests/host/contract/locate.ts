/** Words are found by their paragraph, quote and turn, or not at all. */

import { describe, expect, it } from "vitest";
import type { Bench, Line, Opened } from ".";
import { anchor, expectUntouched, seen } from ".";

const LONG = Array.from({ length: 40 }, (_, i) => `第${i + 1}项做法已经落到村`).join("，");

/** What is asked for in which paragraph, and must be found exactly. */
const FOUND: [what: string, lines: (string | Line)[], paragraph: number, quote: string, occurrence: number][] = [
  ["a phrase", ["题", "取得显著成效。"], 1, "显著成效", 0],
  ["the second of two", ["成效明显，群众说成效明显。"], 0, "成效明显", 1],
  ["a quote that overlaps itself", ["好好好好，再看。"], 0, "好好", 1],
  ["the same words in another paragraph", ["包村。", "包村。"], 1, "包村", 0],
  ["a quote of more than 255 characters", ["题", `开头。${LONG}。`], 1, LONG, 0],
  ["the second of two long quotes", [`${LONG}。${LONG}。`], 0, LONG, 1],
  ["a caret in the quote", ["用^p和^^、^t表示。"], 0, "^p和^^、^t", 0],
  ["characters that mean something in patterns", ["见[1](2){3}*?<4>!@5。"], 0, "[1](2){3}*?<4>!@", 0],
  ["half width among full width", ["ＡＢＣ１２、ABC12。"], 0, "ABC12", 0],
  ["full width after half width", ["ABC12、ＡＢＣ１２。"], 0, "ＡＢＣ１２", 0],
  ["half-width punctuation", ["成效，明显；成效,明显。"], 0, "成效,明显", 0],
  ["straight quotes after curly ones", ['“重点”和"重点"。'], 0, '"重点"', 0],
  ["capitals", ["App、APP、app。"], 0, "app", 0],
  ["words after characters of two units", ["𠮷野村𠮷山村成效明显。"], 0, "成效明显", 0],
  ["characters of two units", ["𠮷野村、𠮷山村。"], 0, "𠮷", 1],
  ["words across a line break", ["题", "成效\u000b明显，再看。"], 1, "成效\u000b明显", 0],
  ["leading blanks", ["　　近年来，  成效。"], 0, "　　近年来", 0],
  ["a whole paragraph's words", ["题", "成效明显。"], 1, "成效明显。", 0],
];

export function locating(name: string, bench: Bench): void {
  describe(`${name}: finding the place`, () => {
    it.each(FOUND)("goes to %s", async (_, lines, paragraph, quote, occurrence) => {
      const opened = await bench.open({ lines });
      const at = await anchor(opened.host, paragraph, quote, occurrence);
      expect(await opened.host.reveal(at)).toBe("done");
      expect(bench.coarse ? [quote, opened.text()[paragraph]] : [quote]).toContain(opened.selected());
      expect(opened.writes()).toBe(0);
    });

    it("selects nothing in our own editor, where the next letter would replace it", async () => {
      const opened = await bench.open({ lines: ["题", "取得显著成效。"] });
      await opened.host.reveal(await anchor(opened.host, 1, "显著成效"), true);
      const selected = await opened.host.selection?.();
      expect(opened.host.name === "browser" ? selected : null).toBeNull();
    });

    it("goes to the right one of many", async () => {
      const opened = await bench.open({ lines: [Array.from({ length: 9 }, (_, i) => `${i}成效`).join("、")] });
      const at = await anchor(opened.host, 0, "成效", 6);
      await opened.host.reveal(at);
      const marked = await whereSelected(opened);
      expect(marked).toEqual(at.span);
    });

    if (bench.can.cells)
      it("goes to words in a cell", async () => {
        const opened = await bench.open({
          lines: ["包村。", { pieces: ["包村"], in: "cell" }, { pieces: ["包村 12 名"], in: "cell" }],
        });
        expect(await opened.host.reveal(await anchor(opened.host, 2, "12 名"))).toBe("done");
        expect(opened.selected()).toBe("12 名");
      });

    if (bench.can.tracked)
      it("goes to words after a tracked deletion that reads the same", async () => {
        const opened = await bench.open({ lines: [{ pieces: ["先", { deleted: "成效" }, "后成效明显。"] }] });
        expect(await opened.host.reveal(await anchor(opened.host, 0, "成效明显"))).toBe("done");
        expect(opened.selected()).toBe("成效明显");
      });

    if (bench.can.fields)
      it("goes to words after a field, and never to others for words across one", async () => {
        const opened = await bench.open({ lines: [{ pieces: ["第", { field: "3" }, "页有成效。第3页有成效。"] }] });
        expect(await opened.host.reveal(await anchor(opened.host, 0, "成效"))).toBe("done");
        expect(opened.selected()).toBe("成效");
        const across = await anchor(opened.host, 0, "第3页");
        const result = await opened.host.reveal(across);
        expect(["done", "not-found"]).toContain(result);
        if (result === "done") expect([across.quote, opened.text()[0]]).toContain(opened.selected());
      });

    it("shows a whole paragraph", async () => {
      const opened = await bench.open({ lines: ["题", "成效明显。"] });
      const { paragraph } = await anchor(opened.host, 1, "成效");
      expect(await opened.host.reveal({ paragraph, span: null, quote: "", occurrence: 0 })).toBe("done");
      expect(opened.selected().trim()).toBe("成效明显。");
    });

    it("follows words that moved, where there is only one of them", async () => {
      const opened = await bench.open({ lines: ["题", "取得显著成效。"] });
      const at = await anchor(opened.host, 1, "显著成效");
      opened.rewrite(1, "今年以来取得显著成效。");
      expect(await opened.host.reveal(at)).toBe("done");
      expect(opened.selected()).toBe("显著成效");
    });

    it("does not guess between two", async () => {
      const opened = await bench.open({ lines: ["题", "显著成效，再看别处。"] });
      const at = await anchor(opened.host, 1, "显著成效");
      opened.rewrite(1, "群众说有显著成效，再看显著成效。");
      expect(await opened.host.reveal(at)).toBe("not-found");
    });

    it("says so when the words or the paragraph are gone, and touches nothing", async () => {
      const opened = await bench.open({ lines: ["题", "取得显著成效。", "成效。"] });
      const changed = await anchor(opened.host, 1, "显著成效");
      const removed = await anchor(opened.host, 2, "成效");
      opened.rewrite(1, "结业 42 名。");
      opened.remove(2);
      const before = seen(opened);
      const writes = opened.writes();
      expect(await opened.host.reveal(changed)).toBe("not-found");
      expect(await opened.host.reveal(removed)).toBe("not-found");
      expect(await opened.host.comment(changed, "【主笔】建议改：补数。")).toBe(
        opened.host.can.comment ? "not-found" : "refused",
      );
      expectUntouched(opened, before, writes);
    });
  });
}

/** The span of the selection in its paragraph, where the host can tell it; else what it should be is taken on the words alone. */
async function whereSelected({ host }: Opened): Promise<unknown> {
  const at = await host.selection?.();
  return at?.span ?? expect.anything();
}
