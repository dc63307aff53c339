/** The whole document, ids that stay, memory, hints of change; and nothing is written by any of it. */

import { describe, expect, it, vi } from "vitest";
import type { Bench, Line } from ".";
import { anchor, expectUntouched, seen } from ".";

const TEXT = ["石桥镇给土专家发聘书", "针对半数土专家无人请，石桥镇推行点单上门。", "一是建名册。", "二是包村。"];

export function reading(name: string, bench: Bench): void {
  describe(`${name}: reading`, () => {
    it("reads every paragraph in order, without its mark", async () => {
      const { host } = await bench.open({ lines: TEXT });
      expect((await host.read()).map((p) => p.text)).toEqual(TEXT);
    });

    it("keeps blanks, blank paragraphs and characters of two units as they stand", async () => {
      const lines = ["　　𠮷野村  办夜校 ", "", "到课 126 人。"];
      const { host } = await bench.open({ lines });
      expect((await host.read()).map((p) => p.text)).toEqual(lines);
    });

    if (bench.can.cells)
      it("reads the cells of a table where they stand, and says so", async () => {
        const { host } = await bench.open({
          lines: [
            "名册如下：",
            { pieces: ["石桥村"], in: "cell" },
            { pieces: ["12 名"], in: "cell" },
            "以上共 12 名。",
          ],
        });
        const read = await host.read();
        expect(read.map((p) => p.text)).toEqual(["名册如下：", "石桥村", "12 名", "以上共 12 名。"]);
        expect(read.map((p) => p.container ?? "body")).toEqual(["body", "table", "table", "body"]);
      });

    if (bench.can.rows)
      it("tells the table, the row and the column of each cell, counted from 0", async () => {
        const cell = (words: string): Line => ({ pieces: [words], in: "cell" });
        const row = (words: string): Line => ({ pieces: [words], in: "row" });
        const { host } = await bench.open({
          lines: [
            "名册如下：",
            cell("村"),
            cell("人数"),
            row("石桥村"),
            cell("12 名"),
            "另有：",
            cell("柳坪村"),
            "完。",
          ],
        });
        const read = await host.read();
        expect(read.map((p) => p.cell ?? null)).toEqual([
          null,
          [0, 0, 0],
          [0, 0, 1],
          [0, 1, 0],
          [0, 1, 1],
          null,
          [1, 0, 0],
          null, // prettier-ignore
        ]);
      });

    if (bench.can.tracked)
      it("reads what stands after the tracked changes", async () => {
        const { host } = await bench.open({
          lines: [{ pieces: ["登记", { deleted: "若干" }, { inserted: "96" }, "名。"] }],
        });
        expect((await host.read())[0]?.text).toBe("登记96名。");
      });

    if (bench.can.fields)
      it("reads the result of a field and not its code", async () => {
        const { host } = await bench.open({ lines: [{ pieces: ["见第", { field: "3" }, "页。"] }] });
        expect((await host.read())[0]?.text).toBe("见第3页。");
      });

    it("gives ids that differ, and the same ones again", async () => {
      const { host } = await bench.open({ lines: [...TEXT, "二是包村。"] });
      const ids = (await host.read()).map((p) => p.id);
      expect(new Set(ids).size).toBe(5);
      expect((await host.read()).map((p) => p.id)).toEqual(ids);
    });

    it("keeps ids while a paragraph is rewritten, and others come and go around it", async () => {
      const opened = await bench.open({ lines: TEXT });
      const [title, lead, first, second] = (await opened.host.read()).map((p) => p.id);
      opened.rewrite(1, "针对半数土专家无人请，石桥镇 3 月起推行点单上门。");
      expect((await opened.host.read()).map((p) => p.id)).toEqual([title, lead, first, second]);
      opened.add(2, "背景一句。");
      const [, , added, ...rest] = (await opened.host.read()).map((p) => p.id);
      expect([title, lead, first, second]).not.toContain(added);
      expect(rest).toEqual([first, second]);
      opened.remove(2);
      expect((await opened.host.read()).map((p) => p.id)).toEqual([title, lead, first, second]);
    });

    it("reads, looks at the selection and lists comments without writing", async () => {
      const opened = await bench.open({ lines: TEXT });
      const before = seen(opened);
      await opened.host.read();
      await opened.host.selection?.();
      await opened.host.comments?.();
      await opened.host.saved?.();
      await opened.host.memory.load();
      await opened.settle();
      expectUntouched(opened, before, 0);
    });

    it("remembers what was ignored, in this document, after a restart", async () => {
      const opened = await bench.open({ lines: TEXT });
      expect(await opened.host.memory.load()).toEqual([]);
      const keys = [
        "3f9a",
        "rule:vague.result",
        "pin:title:p1",
        "“引号”\\与\n换行、𠮷",
        ...Array.from({ length: 200 }, (_, i) => `k${i}`),
      ];
      await opened.host.memory.save(keys);
      expect(await opened.host.memory.load()).toEqual(keys);
      const again = await opened.restart();
      expect(await again.host.memory.load()).toEqual(keys);
      await again.host.memory.save([]);
      expect(await again.host.memory.load()).toEqual([]);
      expect(again.text()).toEqual(TEXT);
    });

    it("hints at a change until it is told to stop", async () => {
      const opened = await bench.open({ lines: TEXT });
      const listener = vi.fn();
      const stop = opened.host.onChange(listener);
      opened.rewrite(2, "一是摸底。");
      await opened.settle();
      expect(listener.mock.calls.length > 0).toBe(opened.host.can.events);
      stop();
      listener.mockClear();
      opened.rewrite(2, "一是建册。");
      await opened.settle();
      expect(listener).not.toHaveBeenCalled();
    });

    it("tells the words selected in a paragraph, and that there are none", async () => {
      const opened = await bench.open({ lines: ["题", "包村、包村、包村。"] });
      if (!opened.host.selection) return;
      await opened.host.read();
      opened.select(1, 3, 5);
      const told = await opened.host.selection();
      if (!bench.coarse || told !== null) expect(told).toEqual(await anchor(opened.host, 1, "包村", 1));
      opened.select(1, 3, 3);
      expect(await opened.host.selection()).toBeNull();
    });

    it("gives the file as a package, where it gives it", async () => {
      const { host } = await bench.open({ lines: TEXT });
      const file = await host.file?.();
      if (file) expect((await file.text()).slice(0, 2)).toBe("PK");
    });
  });
}
