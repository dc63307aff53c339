/** Marks and comments: exactly the words, nobody else's touched, all of ours removable, known again after a restart. */

import { describe, expect, it } from "vitest";
import type { Bench, Opened, Piece } from ".";
import { anchor, expectUntouched, findingAt, seen } from ".";

const LINES = ["石桥镇吹响“冲锋号”", "近年来取得显著成效，群众一致好评。", "一是高度重视，取得显著成效。"];
const SAID = "【主笔】建议改：补一个能核对的数。";

/** What the service, Word and WPS write: plain words before, others' green before, and words somebody made green since. */
const FOREIGN_KINDS: Piece[] = [
  "近年来，",
  { marked: "取得", colour: "red", bookmark: "_zb_h1_none" },
  "显著",
  { marked: "成效", colour: "turquoise", bookmark: "_zb_h2_none" },
  "，",
  { marked: "群众", colour: "yellow", bookmark: "_zb_h3_008000" },
  "都",
  { marked: "一致", colour: "yellow", bookmark: "zb_h_4_7_0" },
  "说",
  { marked: "好评", colour: "red", bookmark: "zb_h_5_6_11" },
  "多，",
  { marked: "干部", colour: "green", bookmark: "_zb_h6_none" },
  "也说。",
];

const marksAtAll = ({ host }: Opened): boolean => host.can.underline || host.can.highlight;

async function findings(opened: Opened): Promise<ReturnType<typeof findingAt>[]> {
  const places: [number, string, "error" | "warning" | "advice"][] = [
    [0, "冲锋号", "error"],
    [1, "近年来", "advice"],
    [1, "显著成效", "warning"],
    [2, "显著成效", "warning"],
  ];
  return Promise.all(
    places.map(async ([index, quote, severity]) => findingAt(await anchor(opened.host, index, quote), severity)),
  );
}

export function marking(name: string, bench: Bench): void {
  describe(`${name}: marks`, () => {
    it("marks exactly the words, and writes nothing where marks are silent", async () => {
      const opened = await bench.open({ lines: LINES });
      const results = await opened.host.mark(await findings(opened), null);
      if (!marksAtAll(opened)) {
        expect(results).toEqual(results.map(() => "refused"));
        expect(opened.marks()).toEqual([]);
      } else {
        expect(results).toEqual(["done", "done", "done", "done"]);
        expect(opened.marks()).toEqual(["冲锋号", "近年来", "显著成效", "显著成效"]);
      }
      expect(opened.text()).toEqual(LINES);
      if (opened.host.can.silentMarks || !marksAtAll(opened)) expect(opened.writes()).toBe(0);
    });

    it("replaces its marks by the new ones", async () => {
      const opened = await bench.open({ lines: LINES });
      const all = await findings(opened);
      await opened.host.mark(all, null);
      await opened.host.mark(all.slice(1, 2), null);
      expect(opened.marks()).toEqual(marksAtAll(opened) ? ["近年来"] : []);
      await opened.host.mark([], null);
      expect(opened.marks()).toEqual([]);
    });

    it("says which could not be placed and marks the others", async () => {
      const opened = await bench.open({ lines: LINES });
      const all = await findings(opened);
      opened.rewrite(1, "去年结业 42 名，群众一致好评。");
      const results = await opened.host.mark(all, null);
      if (marksAtAll(opened)) expect(results).toEqual(["done", "not-found", "not-found", "done"]);
      expect(opened.marks()).toEqual(marksAtAll(opened) ? ["冲锋号", "显著成效"] : []);
    });

    it("marks a hundred findings, and takes them all out", async () => {
      const lines = Array.from({ length: 50 }, (_, i) => `${i}是高度重视，成效显著。`);
      const opened = await bench.open({ lines });
      const paragraphs = await opened.host.read();
      const all = paragraphs.flatMap((p) =>
        ["高度重视", "成效显著"].map((quote) =>
          findingAt({
            paragraph: p.id,
            span: [p.text.indexOf(quote), p.text.indexOf(quote) + 4],
            quote,
            occurrence: 0,
          }),
        ),
      );
      await opened.host.mark(all, null);
      expect(opened.marks()).toHaveLength(marksAtAll(opened) ? 100 : 0);
      await opened.host.clear();
      expect(opened.marks()).toEqual([]);
      expect(opened.highlights()).toEqual([]);
      expect(opened.text()).toEqual(lines);
    });

    it("keeps marks where they are while words around them change, and still clears them", async () => {
      const opened = await bench.open({ lines: LINES });
      await opened.host.mark(await findings(opened), null);
      opened.add(0, "新的一段。");
      opened.remove(3);
      await opened.host.clear();
      expect(opened.marks()).toEqual([]);
      expect(opened.highlights()).toEqual([]);
    });

    it("does not leave its colour on words that were corrected", async () => {
      const opened = await bench.open({ lines: LINES });
      const all = await findings(opened);
      await opened.host.mark(all, null);
      const checked = await opened.host.read();
      const [, , vague] = all;
      const edit = {
        paragraph: vague?.paragraph ?? "",
        span: vague?.span ?? ([0, 0] as [number, number]),
        text: "结业42名",
      };
      expect(await opened.host.apply([edit], { track: opened.host.can.track, checked })).toBe("done");
      expect(opened.highlights().map((h) => h.words)).toEqual(
        opened.host.can.highlight && !opened.host.can.silentMarks ? ["冲锋号", "近年来", "显著成效"] : [],
      );
      const again = await opened.restart();
      expect(await again.host.clear()).toEqual({ comments: 0, marks: 0 });
      expect(again.highlights()).toEqual([]);
    });

    it("clears marks of an earlier session, and a second time without harm", async () => {
      const first = await bench.open({ lines: LINES });
      await first.host.mark(await findings(first), null);
      if (first.host.can.comment) await first.host.comment(await anchor(first.host, 1, "近年来"), SAID);
      const again = await first.restart();
      const saved = await again.host.saved?.();
      if (saved !== undefined) expect(saved).toBe(again.highlights().length + again.comments().length);
      expect(await again.host.clear()).toEqual({ comments: 0, marks: 0 });
      expect([again.marks(), again.highlights(), again.comments()]).toEqual([[], [], []]);
      const before = seen(again);
      const writes = again.writes();
      await again.host.clear();
      expectUntouched(again, before, writes);
      expect(again.text()).toEqual(LINES);
      if (saved !== undefined) expect(await again.host.saved?.()).toBe(0);
    });

    if (bench.can.highlights)
      it("leaves highlights of others as they were", async () => {
        const lines = [
          {
            pieces: [
              "近年来，",
              { highlighted: "取得显著成效", colour: "yellow" as const },
              "，群众",
              { highlighted: "一致", colour: "green" as const },
              "好评。",
            ],
          },
        ];
        const opened = await bench.open({ lines });
        const before = opened.highlights();
        const all = [
          findingAt(await anchor(opened.host, 0, "近年来")),
          findingAt(await anchor(opened.host, 0, "显著成效")),
          findingAt(await anchor(opened.host, 0, "一致好评")),
        ];
        await opened.host.mark(all, null);
        await opened.host.clear();
        expect(opened.highlights()).toEqual(before);
        await opened.host.mark(all, null);
        const again = await opened.restart();
        await again.host.clear();
        expect(again.highlights()).toEqual(before);
      });

    if (bench.can.highlights)
      it("takes out highlights of ours that another program wrote, where it can see them, and gives back the colour before", async () => {
        const opened = await bench.open({ lines: [{ pieces: FOREIGN_KINDS }] });
        const before = seen(opened);
        await opened.host.read();
        expect(await opened.host.saved?.()).toBe(bench.can.bookmarks ? 6 : 0);
        await opened.host.clear();
        const colours = opened.highlights().map(({ words, colour }) => [words, colour.toLowerCase()]);
        if (bench.can.bookmarks)
          expect(colours).toEqual([
            ["群众", "green"],
            ["好评", "green"],
            ["干部", "green"],
          ]);
        else expect(seen(opened)).toEqual(before);
        expect(await opened.host.saved?.()).toBe(0);
        const writes = opened.writes();
        expect(await opened.host.clear()).toEqual({ comments: 0, marks: 0 });
        expect(opened.writes()).toBe(writes);
      });

    if (bench.can.bookmarks)
      it("does not leave the colour of another program of ours on words that were corrected", async () => {
        const opened = await bench.open({ lines: [{ pieces: FOREIGN_KINDS }] });
        const checked = await opened.host.read();
        const { paragraph, span } = await anchor(opened.host, 0, "取得");
        expect(
          await opened.host.apply([{ paragraph, span: span ?? [0, 0], text: "结业42名" }], {
            track: opened.host.can.track,
            checked,
          }),
        ).toBe("done");
        await opened.host.clear();
        expect(opened.highlights().map((h) => h.words)).toEqual(["群众", "好评", "干部"]);
      });
  });

  describe(`${name}: comments`, () => {
    it("writes a comment on exactly the words, or refuses and says why", async () => {
      const opened = await bench.open({ lines: LINES });
      const { host } = opened;
      const result = await host.comment(await anchor(host, 2, "显著成效"), SAID);
      expect(result).toBe(host.can.comment ? "done" : "refused");
      expect(opened.comments()).toEqual(host.can.comment ? [{ text: SAID, quote: "显著成效" }] : []);
      expect(opened.text()).toEqual(LINES);
      if (!host.can.comment && host.name !== "browser") expect(host.lacks?.comment).toMatch(/[。]$/);
    });

    it("comments on a whole paragraph", async () => {
      const opened = await bench.open({ lines: LINES });
      const { paragraph } = await anchor(opened.host, 1, "近年来");
      await opened.host.comment({ paragraph, span: null, quote: "", occurrence: 0 }, SAID);
      expect(opened.comments().map((c) => c.quote.trim())).toEqual(opened.host.can.comment ? [LINES[1]] : []);
    });

    it("writes many comments, each in its place, and lists them", async () => {
      const opened = await bench.open({ lines: Array.from({ length: 8 }, (_, i) => `第${i}处成效。`) });
      for (let i = 0; i < 8; i += 1)
        await opened.host.comment(await anchor(opened.host, i, `第${i}处`), `【主笔】第${i}条`);
      const expected = Array.from({ length: opened.host.can.comment ? 8 : 0 }, (_, i) => ({
        text: `【主笔】第${i}条`,
        quote: `第${i}处`,
      }));
      expect(opened.comments()).toEqual(expected);
      if (opened.host.comments)
        expect((await opened.host.comments()).map(({ text, quote }) => ({ text, quote }))).toEqual(expected);
    });

    if (bench.can.comments)
      it("lists and clears its own comments only", async () => {
        const foreign = { quote: "群众", text: "群众是谁？【主笔】也问过。", author: "陈审稿" };
        const opened = await bench.open({ lines: LINES, comments: [foreign] });
        const before = opened.comments();
        expect(before).toHaveLength(1);
        await opened.host.comment(await anchor(opened.host, 0, "冲锋号"), SAID);
        expect(((await opened.host.comments?.()) ?? []).map(({ text, quote }) => ({ text, quote }))).toEqual(
          opened.host.comments && opened.host.can.comment ? [{ text: SAID, quote: "冲锋号" }] : [],
        );
        await opened.host.clear();
        expect(opened.comments()).toEqual(before);
      });

    if (bench.can.comments)
      it("keeps a comment of ours somebody answered, and says so", async () => {
        const opened = await bench.open({ lines: LINES });
        if (!opened.host.can.comment || !opened.reply) return;
        await opened.host.comment(await anchor(opened.host, 0, "冲锋号"), SAID);
        await opened.host.comment(await anchor(opened.host, 1, "近年来"), SAID);
        opened.reply("冲锋号", "同意。");
        expect(await opened.host.clear()).toEqual({ comments: 1, marks: 0 });
        expect(opened.comments().map((c) => c.quote)).toEqual(["冲锋号"]);
      });

    if (bench.can.comments)
      it("keeps comments of ours that somebody resolved or changed, and one that only begins like ours, and says so", async () => {
        const foreign = { quote: "好评", text: "【主笔】老陈请看一下。", author: "陈审稿" };
        const service = { quote: "一是", text: "【主笔】可斟酌｜换个说法。", author: "主笔" };
        const opened = await bench.open({ lines: LINES, comments: [foreign, service] });
        if (!opened.host.can.comment) return;
        await opened.host.comment(await anchor(opened.host, 0, "冲锋号"), SAID);
        await opened.host.comment(await anchor(opened.host, 1, "近年来"), SAID);
        await opened.host.comment(await anchor(opened.host, 1, "群众"), "【主笔】群众有多少？");
        await opened.host.comment(await anchor(opened.host, 2, "显著成效"), SAID);
        opened.resolve?.("冲锋号");
        opened.reword?.("近年来", `${SAID}去年的数在台账里。`);
        const again = await opened.restart();
        expect(await again.host.clear()).toEqual({ comments: 3, marks: 0 });
        expect(again.comments().map((c) => c.quote)).toEqual(["冲锋号", "近年来", "好评"]);
        expect((await again.host.comments?.())?.length).toBe(3);
      });

    if (bench.can.comments)
      it("forgets what it took out: a comment written like one of old is ours again", async () => {
        const opened = await bench.open({ lines: LINES });
        if (!opened.host.can.comment) return;
        for (const text of ["【主笔】几人？", "【主笔】哪些？"]) {
          await opened.host.comment(await anchor(opened.host, 1, "群众"), text);
          expect(await opened.host.clear()).toEqual({ comments: 0, marks: 0 });
        }
      });
  });
}
