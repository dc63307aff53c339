/** Template sections: in order, in the document's own styles, over nothing that stands there. */

import { describe, expect, it } from "vitest";
import type { InsertBlock } from "../../../src/host/host";
import type { Bench } from ".";

const BLOCKS: InsertBlock[] = [
  { role: "lead", text: "针对〔缺口〕，〔单位〕推行〔做法〕。" },
  { role: "body", text: "一是〔小标题〕。" },
  { role: "body", text: "二是包村。" },
];
const TEXTS = BLOCKS.map((b) => b.text);

export function inserting(name: string, bench: Bench): void {
  describe(`${name}: template sections`, () => {
    it("puts them after the paragraph with the caret, in order, and goes to the first place to fill", async () => {
      const opened = await bench.open({ lines: ["题", "甲。", "乙。"] });
      await opened.host.read();
      opened.select(1, 1, 1);
      expect(await opened.host.insert(BLOCKS, "caret")).toBe("done");
      expect(opened.text()).toEqual(["题", "甲。", ...TEXTS, "乙。"]);
      expect(opened.selected()).toBe("〔缺口〕");
    });

    it("puts them at the end, wherever the caret is", async () => {
      const opened = await bench.open({ lines: ["题", "甲。"] });
      opened.select(0, 0, 0);
      expect(await opened.host.insert(BLOCKS, "end")).toBe("done");
      expect(opened.text()).toEqual(["题", "甲。", ...TEXTS]);
    });

    it("fills an empty document", async () => {
      const opened = await bench.open({ lines: [""] });
      expect(await opened.host.insert(BLOCKS, "replace-empty")).toBe("done");
      expect(opened.text().filter((t) => t !== "")).toEqual(TEXTS);
      expect(opened.text()[0]).toBe(TEXTS[0]);
    });

    it("writes over nothing when the document is not empty after all", async () => {
      const opened = await bench.open({ lines: ["题", "甲。"] });
      await opened.host.insert(BLOCKS, "replace-empty");
      expect(opened.text().slice(0, 2)).toEqual(["题", "甲。"]);
    });

    it("gives the new paragraphs ids of their own and keeps those of the others", async () => {
      const opened = await bench.open({ lines: ["题", "甲。"] });
      const [title, first] = (await opened.host.read()).map((p) => p.id);
      await opened.host.insert(BLOCKS, "end");
      const ids = (await opened.host.read()).map((p) => p.id);
      expect(ids.slice(0, 2)).toEqual([title, first]);
      expect(new Set(ids).size).toBe(5);
    });

    if (bench.can.styles)
      it("takes the style of a paragraph of the same kind", async () => {
        const lines = [
          { pieces: ["题"], style: "title" as const },
          { pieces: ["一、建名册"], style: "heading1" as const },
          { pieces: ["登记 96 名。"], style: "custom" as const },
        ];
        const opened = await bench.open({ lines });
        const [, heading, body] = await opened.host.read();
        opened.select(0, 0, 0);
        const blocks = [
          { role: "heading1" as const, text: "二、包村", like: heading?.id ?? "" },
          { role: "body" as const, text: "每人包两村。", like: body?.id ?? "" },
        ];
        expect(await opened.host.insert(blocks, "end")).toBe("done");
        expect([3, 4].map((i) => opened.style(i))).toEqual([opened.style(1), opened.style(2)]);
        expect([0, 1, 2].map((i) => opened.text()[i])).toEqual(["题", "一、建名册", "登记 96 名。"]);
      });

    if (bench.can.cells)
      it("does not write into a table cell", async () => {
        const opened = await bench.open({
          lines: ["题", { pieces: ["石桥村"], in: "cell" }, { pieces: ["12 名"], in: "cell" }, "尾。"],
        });
        await opened.host.read();
        opened.select(1, 0, 0);
        const result = await opened.host.insert(BLOCKS, "caret");
        const read = await opened.host.read();
        expect(read.filter((p) => p.container === "table").map((p) => p.text)).toEqual(["石桥村", "12 名"]);
        expect(read.filter((p) => p.container !== "table").map((p) => p.text)).toEqual(
          result === "done" ? ["题", ...TEXTS, "尾。"] : ["题", "尾。"],
        );
      });
  });
}
