/** Corrections: all or none, against the text that was checked, tracked where the program can. */

import { describe, expect, it } from "vitest";
import type { Edit, Paragraph } from "../../../src/api/wire";
import type { Bench, Opened } from ".";
import { expectUntouched, seen } from ".";

/** An edit that replaces `gone` in the paragraph at `index`. */
function edit(checked: readonly Paragraph[], index: number, gone: string, text: string): Edit {
  const paragraph = checked[index];
  const at = paragraph?.text.indexOf(gone) ?? -1;
  if (!paragraph || at < 0) throw new Error(`${gone} is not there`);
  return { paragraph: paragraph.id, span: [at, at + gone.length], text };
}

/** An edit that only adds, at `at` units into the paragraph. */
const addition = (checked: readonly Paragraph[], index: number, at: number, text: string): Edit => ({
  paragraph: checked[index]?.id ?? "",
  span: [at, at],
  text,
});

async function apply(opened: Opened, make: (checked: Paragraph[]) => Edit[], track = false): Promise<string> {
  const checked = await opened.host.read();
  return opened.host.apply(make(checked), { track, checked });
}

const LINE = "近年来，石桥镇高度重视，取得显著成效，群众一致好评。";

/** Edits to LINE by what goes and what comes, and what must stand then. */
const CASES: [what: string, make: (c: Paragraph[]) => Edit[], after: string][] = [
  ["one edit", (c) => [edit(c, 1, "显著成效", "结业42名")], LINE.replace("显著成效", "结业42名")],
  ["a deletion", (c) => [edit(c, 1, "，取得显著成效", "")], LINE.replace("，取得显著成效", "")],
  [
    "several edits that change its length",
    (c) => [edit(c, 1, "近年来", "2025年3月起"), edit(c, 1, "高度重视，", ""), edit(c, 1, "一致好评", "61户续请")],
    "2025年3月起，石桥镇取得显著成效，群众61户续请。",
  ],
  [
    "edits given from the end",
    (c) => [edit(c, 1, "一致好评", "续请"), edit(c, 1, "近年来", "今年")],
    LINE.replace("一致好评", "续请").replace("近年来", "今年"),
  ],
  ["edits side by side", (c) => [edit(c, 1, "石桥", "柳溪"), edit(c, 1, "镇", "乡")], LINE.replace("石桥镇", "柳溪乡")],
  ["an addition in the middle", (c) => [addition(c, 1, 4, "针对无人请，")], LINE.replace("石桥", "针对无人请，石桥")],
  ["an addition at the start", (c) => [addition(c, 1, 0, "去年，")], `去年，${LINE}`],
  ["an addition at the end", (c) => [addition(c, 1, LINE.length, "下一步，扩到12村。")], `${LINE}下一步，扩到12村。`],
  ["all of it", (c) => [edit(c, 1, LINE, "重写。")], "重写。"],
  [
    "an addition right after a replacement",
    (c) => [edit(c, 1, "镇", "乡"), addition(c, 1, 7, "党委")],
    LINE.replace("石桥镇", "石桥乡党委"),
  ],
  ["an addition beside characters of two units", (c) => [addition(c, 2, 8, "、")], LINE],
  [
    "special characters",
    (c) => [edit(c, 1, "显著成效", "^p“成效”^^&、𠮷")],
    LINE.replace("显著成效", "^p“成效”^^&、𠮷"),
  ],
];

export function applying(name: string, bench: Bench): void {
  describe(`${name}: corrections`, () => {
    it.each(CASES)("makes %s", async (_, make, after) => {
      const opened = await bench.open({ lines: ["题", LINE, "甲𠮷乙丙丁戊己庚。"] });
      expect(await apply(opened, make)).toBe("done");
      expect(opened.text()).toEqual(["题", after, after === LINE ? "甲𠮷乙丙丁戊己、庚。" : "甲𠮷乙丙丁戊己庚。"]);
    });

    it("tells the n-th of several by its span", async () => {
      const opened = await bench.open({ lines: ["成效、成效、成效。"] });
      const [paragraph] = await opened.host.read();
      expect(await apply(opened, () => [{ paragraph: paragraph?.id ?? "", span: [3, 5], text: "实效" }])).toBe("done");
      expect(opened.text()).toEqual(["成效、实效、成效。"]);
    });

    it("edits two paragraphs in one go", async () => {
      const opened = await bench.open({ lines: ["甲成效。", "乙成效。"] });
      expect(await apply(opened, (c) => [edit(c, 0, "成效", "一"), edit(c, 1, "成效", "二")])).toBe("done");
      expect(opened.text()).toEqual(["甲一。", "乙二。"]);
    });

    it("takes a correction back in one step, where the program lets us", async () => {
      const opened = await bench.open({ lines: ["题", LINE] });
      const { history } = opened.host;
      await apply(opened, (c) => [edit(c, 1, "近年来", "2025年3月起"), edit(c, 1, "显著成效", "结业42名")]);
      const undone = (await history?.undo()) ?? false;
      expect(opened.text()[1] === LINE).toBe(undone);
      expect(undone || opened.text()[1]).toBe(
        undone ? true : LINE.replace("近年来", "2025年3月起").replace("显著成效", "结业42名"),
      );
    });

    it("refuses the lot when one paragraph is not what was checked", async () => {
      const opened = await bench.open({ lines: ["甲成效。", "乙成效。"] });
      const checked = await opened.host.read();
      opened.rewrite(1, "乙的成效。");
      const before = seen(opened);
      const writes = opened.writes();
      const result = await opened.host.apply([edit(checked, 0, "成效", "一"), edit(checked, 1, "成效", "二")], {
        track: false,
        checked,
      });
      expect(result).not.toBe("done");
      expectUntouched(opened, before, writes);
    });

    it("refuses when the paragraph is gone or the span runs past its end", async () => {
      const opened = await bench.open({ lines: ["甲成效。", "乙。"] });
      const checked = await opened.host.read();
      opened.remove(0);
      const before = seen(opened);
      const writes = opened.writes();
      expect(await opened.host.apply([edit(checked, 0, "成效", "一")], { track: false, checked })).not.toBe("done");
      expect(
        await opened.host.apply([{ paragraph: checked[1]?.id ?? "", span: [0, 99], text: "" }], {
          track: false,
          checked,
        }),
      ).not.toBe("done");
      expectUntouched(opened, before, writes);
    });

    it("tracks what it changes when it is told to and can", async () => {
      const opened = await bench.open({ lines: ["题", LINE] });
      expect(await apply(opened, (c) => [edit(c, 1, "显著成效", "结业42名")], opened.host.can.track)).toBe("done");
      expect(opened.text()[1]).toBe(LINE.replace("显著成效", "结业42名"));
      const changes = opened.revisions();
      if (!opened.host.can.track) expect(changes).toEqual([]);
      else {
        expect(changes).toContainEqual({ kind: "deleted", text: "显著成效" });
        expect(changes).toContainEqual({ kind: "inserted", text: "结业42名" });
      }
    });

    if (bench.can.cells)
      it("corrects words in a cell and leaves the table", async () => {
        const opened = await bench.open({
          lines: ["题", { pieces: ["石桥村"], in: "cell" }, { pieces: ["若干名"], in: "cell" }, "尾。"],
        });
        expect(await apply(opened, (c) => [edit(c, 2, "若干", "12")])).toBe("done");
        expect((await opened.host.read()).map((p) => [p.text, p.container ?? "body"])).toEqual([
          ["题", "body"],
          ["石桥村", "table"],
          ["12名", "table"],
          ["尾。", "body"],
        ]);
      });

    if (bench.can.tracked)
      it("keeps changes of others", async () => {
        const opened = await bench.open({
          lines: [{ pieces: ["登记", { deleted: "若干" }, { inserted: "96" }, "名，成效明显。"] }],
        });
        expect(await apply(opened, (c) => [edit(c, 0, "成效明显", "回访36名")])).toBe("done");
        expect(opened.text()).toEqual(["登记96名，回访36名。"]);
      });

    it("puts the caret into the first place to fill", async () => {
      const opened = await bench.open({ lines: ["题", LINE] });
      expect(await apply(opened, (c) => [edit(c, 1, "显著成效", "结业〔人数〕名、续请〔户数〕户")])).toBe("done");
      expect(opened.selected()).toBe("〔人数〕");
    });

    it("makes edits one after the other when asked twice at once", async () => {
      const opened = await bench.open({ lines: ["甲成效。"] });
      const checked = await opened.host.read();
      const both = await Promise.all(
        ["一", "二"].map((text) => opened.host.apply([edit(checked, 0, "成效", text)], { track: false, checked })),
      );
      expect(both.filter((r) => r === "done")).toHaveLength(1);
      expect(opened.text()).toEqual(["甲一。"]);
    });
  });
}
