/** What only WPS does: positions that show nothing, documents that change places, writes that fail half-way, time a call takes. */

import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createWpsHost } from "../../../src/host/wps";
import { COLOUR } from "../../../src/host/wps/constants";
import { PLATFORMS, type Platform } from "../../fakes/wps/facts";
import { createProgram } from "../../fakes/wps/program";
import { unitsOf } from "../../fakes/wps/sketch";
import { insertUnits, letters, note } from "../../fakes/wps/story";
import { opened, wpsBench, type OpenedWps } from "../benches/wps";
import { anchor, findingAt, seen } from "../contract";

const LINES = ["石桥镇吹响“冲锋号”", "近年来取得显著成效，群众一致好评。", "一是高度重视，取得显著成效。"];
const SAID = "【主笔】建议改：补一个能核对的数。";

const editOf = async ({ host }: OpenedWps, index: number, gone: string, text: string) => {
  const checked = await host.read();
  const at = await anchor(host, index, gone);
  return { edit: { paragraph: at.paragraph, span: at.span ?? ([0, 0] as [number, number]), text }, checked };
};

describe.each(PLATFORMS)("WPS $name", (platform: Platform) => {
  const bench = wpsBench(platform);
  beforeAll(() => vi.useRealTimers());
  afterEach(() => vi.restoreAllMocks());

  it("does not replace words another person's comment stands in", async () => {
    const it = await bench.open({ lines: LINES, comments: [{ quote: "取得显著", text: "哪里？", author: "陈审稿" }] });
    const before = seen(it);
    const { edit, checked } = await editOf(it, 1, "取得显著成效", "结业 42 名");
    await expect(it.host.apply([edit], { track: true, checked })).rejects.toMatchObject({ title: "没有照改" });
    expect(seen(it)).toEqual(before);
  });

  it("changes the least: a comment beside what stays is not in the way", async () => {
    const it = await bench.open({ lines: LINES, comments: [{ quote: "取得显著", text: "哪里？", author: "陈审稿" }] });
    const { edit, checked } = await editOf(it, 1, "取得显著成效", "取得显著实效");
    expect(await it.host.apply([edit], { track: true, checked })).toBe("done");
    expect(it.text()[1]).toBe("近年来取得显著实效，群众一致好评。");
    expect(it.comments().map((c) => c.quote)).toEqual(["取得显著"]);
  });

  it("does not replace a footnote", async () => {
    const it = await bench.open({ lines: LINES });
    insertUnits(it.model.story, "石桥镇吹响“冲锋号”".length + 6, [note()]);
    const before = it.text();
    const checked = await it.host.read();
    const text = checked[1]?.text ?? "";
    const span: [number, number] = [text.indexOf("取得"), text.indexOf("成效")];
    await expect(
      it.host.apply([{ paragraph: checked[1]?.id ?? "", span, text: "结业" }], { track: false, checked }),
    ).rejects.toMatchObject({ title: "没有照改" });
    expect(it.text()).toEqual(before);
  });

  it("corrects words under a mark of ours, and no colour is left that cannot be cleared", async () => {
    const it = await bench.open({ lines: LINES });
    await it.host.mark(
      [findingAt(await anchor(it.host, 1, "显著成效")), findingAt(await anchor(it.host, 2, "高度重视"))],
      null,
    );
    const { edit, checked } = await editOf(it, 1, "显著成效", "42 名学员结业");
    expect(await it.host.apply([edit], { track: true, checked })).toBe("done");
    expect(it.highlights().map((h) => h.words)).toEqual(["高度重视"]);
    expect(await it.host.clear()).toEqual({ comments: 0, marks: 0 });
    expect(it.highlights()).toEqual([]);
  });

  it("marks three severities in the colours of the service, without a revision, and puts tracking back", async () => {
    const it = await bench.open({ lines: LINES });
    it.model.tracking = true;
    const [a, b, c] = [
      await anchor(it.host, 0, "冲锋号"),
      await anchor(it.host, 1, "近年来"),
      await anchor(it.host, 2, "高度重视"),
    ];
    await it.host.mark([findingAt(a, "error"), findingAt(b, "warning"), findingAt(c, "advice")], null);
    const colours = it.model.story.units.map((unit) => unit.colour).filter((colour) => colour !== 0);
    expect([...new Set(colours)]).toEqual([COLOUR.error, COLOUR.warning, COLOUR.advice]);
    expect([it.model.formatRevisions, it.model.tracking]).toEqual([0, true]);
  });

  it("marks the opening of a long paragraph that is meant as a whole, and all of a short one", async () => {
    const long = `${LINES[1] ?? ""}${LINES[2] ?? ""}${LINES[2] ?? ""}`;
    const it = await bench.open({ lines: [LINES[0] ?? "", long] });
    const read = await it.host.read();
    const whole = read.map(({ id, text }) =>
      findingAt({ paragraph: id, span: [0, text.length], quote: text, occurrence: 0 }),
    );
    expect(
      await it.host.mark(
        [...whole, { ...findingAt({ paragraph: read[1]?.id ?? "", span: null, quote: "", occurrence: 0 }) }],
        null,
      ),
    ).toEqual(["done", "done", "done"]);
    expect(it.marks()).toEqual([LINES[0], "近年来取得显著成"]);
  });

  it("marks the narrower of two findings on the same words", async () => {
    const it = await bench.open({ lines: LINES });
    const both = [
      findingAt(await anchor(it.host, 1, "近年来取得显著成效")),
      findingAt(await anchor(it.host, 1, "显著成效"), "error"),
    ];
    expect(await it.host.mark(both, null)).toEqual(["done", "done"]);
    expect(it.marks()).toEqual(["显著成效"]);
  });

  it("keeps a colour the writer gave to words of a mark", async () => {
    const it = await bench.open({ lines: LINES });
    await it.host.mark([findingAt(await anchor(it.host, 1, "显著成效"))], null);
    const at = it.model.story.units.findIndex((unit) => unit.colour === COLOUR.warning);
    it.model.colour(at, at + 2, 11);
    expect(await it.host.clear()).toEqual({ comments: 0, marks: 1 });
    expect(it.highlights()).toEqual([{ words: "显著", colour: "green" }]);
  });

  it("takes a write that fails half-way back as if it had not begun", async () => {
    const it = await bench.open({ lines: LINES });
    const checked = await it.host.read();
    const make = async (index: number, gone: string): Promise<Parameters<typeof it.host.apply>[0][number]> => {
      const at = await anchor(it.host, index, gone);
      return { paragraph: at.paragraph, span: at.span ?? [0, 0], text: "改" };
    };
    const edits = [await make(0, "冲锋号"), await make(1, "近年来"), await make(2, "高度重视")];
    const before = it.text();
    it.model.failAfter = 2;
    expect(await it.host.apply(edits, { track: false, checked })).toBe("refused");
    expect(it.text()).toEqual(before);
  });

  it("takes back a template that could not be inserted whole", async () => {
    const it = await bench.open({ lines: LINES });
    await it.host.read();
    it.model.failAfter = 3;
    const blocks = ["一是〔做法〕。", "二是〔做法〕。"].map((text) => ({ role: "body" as const, text }));
    expect(await it.host.insert(blocks, "end")).toBe("refused");
    expect(it.text()).toEqual(LINES);
  });

  it("writes nothing into another document than the one it read, and says so", async () => {
    const it = await bench.open({ lines: LINES });
    const at = await anchor(it.host, 1, "显著成效");
    const other = it.program.open("C:\\稿件\\另一篇.docx", unitsOf({ lines: LINES }, platform.on["astral.one"]));
    await expect(it.host.comment(at, SAID)).rejects.toMatchObject({ title: "文稿已变化，请重新自查" });
    await expect(it.host.mark([findingAt(at)], null)).rejects.toMatchObject({ name: "HostError" });
    expect([other.writes, it.model.writes]).toEqual([0, 0]);
  });

  it("keeps what was ignored with its document, also when another is in front", async () => {
    const it = await bench.open({ lines: LINES });
    await it.host.read();
    it.program.open("C:\\稿件\\另一篇.docx", unitsOf({ lines: ["题"] }, false));
    await it.host.memory.save(["k1"]);
    expect(await it.host.memory.load()).toEqual([]);
    it.program.activate(0);
    expect(await it.host.memory.load()).toEqual(["k1"]);
  });

  it("tells of another document in front, whatever events there are", async () => {
    const program = createProgram(platform, window);
    program.open("文字文稿1", unitsOf({ lines: LINES }, false));
    const onSwitch = vi.fn();
    const host = createWpsHost(program.application, {
      page: window,
      storage: null,
      onSwitch,
      timing: { rest: 5, look: 15 },
    });
    const stop = host.onChange(() => undefined);
    program.open("文字文稿2", unitsOf({ lines: LINES }, false));
    await vi.waitFor(() => expect(onSwitch).toHaveBeenCalledTimes(1));
    stop();
  });

  it("says what to do when no document is open", async () => {
    const program = createProgram(platform, window);
    const host = createWpsHost(program.application, { page: window, storage: null, onSwitch: () => undefined });
    await expect(host.read()).rejects.toMatchObject({
      title: "没有打开的文稿",
      detail: expect.stringContaining("自查") as unknown,
    });
    expect(await host.memory.load()).toEqual([]);
  });

  it("says that a document is protected, and reads it all the same", async () => {
    const it = await bench.open({ lines: LINES });
    it.model.protection = 3;
    const at = await anchor(it.host, 1, "显著成效");
    expect(await it.host.reveal(at)).toBe("done");
    await expect(it.host.comment(at, SAID)).rejects.toMatchObject({ title: "文稿受保护，写不进去" });
  });

  it("names the author of a comment where that is possible, and writes it in any case", async () => {
    const it = await bench.open({ lines: LINES });
    expect(await it.host.comment(await anchor(it.host, 1, "显著成效"), SAID, "主笔")).toBe("done");
    expect(it.model.comments[0]?.author).toBe(platform.on["comment.author"] ? "主笔" : "写稿人");
  });

  it("finds places between its own comments, however they are ordered", async () => {
    const it = await bench.open({ lines: [`${LINES[1] ?? ""}${LINES[2] ?? ""}`] });
    for (const quote of ["近年来", "一致好评", "高度重视", "群众"])
      expect(await it.host.comment(await anchor(it.host, 0, quote), SAID)).toBe("done");
    const at = await anchor(it.host, 0, "取得显著成效", 1);
    expect(await it.host.reveal(at)).toBe("done");
    expect(await it.host.selection?.()).toEqual(at);
    expect(it.comments().map((c) => c.quote)).toEqual(["近年来", "群众", "一致好评", "高度重视"]);
  });

  it("is one step of undo, where WPS can", async () => {
    const it = await bench.open({ lines: LINES });
    const { edit, checked } = await editOf(it, 1, "近年来", "今年");
    const second = await editOf(it, 2, "高度重视", "每月过一遍名册");
    await it.host.apply([edit, second.edit], { track: true, checked });
    if (platform.on["undo.record"]) {
      it.model.undo(1);
      expect(it.text()).toEqual(LINES);
    }
    expect(it.model.tracking).toBe(false);
  });

  it("gives the file only when what is on disk is what is shown", async () => {
    const it = await bench.open({ lines: LINES });
    expect(await (await it.host.file?.())?.text()).toMatch(/^PK/);
    it.program.files.clear();
    await expect(it.host.file?.()).rejects.toMatchObject({ title: "WPS 不让读这个文件" });
    it.model.saved = false;
    await expect(it.host.file?.()).rejects.toMatchObject({ title: "文稿还没有保存" });
  });

  it("waits when the writer types while it reads, and reads what stands in the end", async () => {
    const it = await bench.open({ lines: Array.from({ length: 60 }, (_, i) => `第${i}段。`) });
    const reading = it.host.read();
    setTimeout(() => insertUnits(it.model.story, 0, letters("新", false)), 1);
    expect((await reading)[0]?.text).toBe("新第0段。");
  });

  it("registers each event once, also when the pane is opened again", async () => {
    const it = await bench.open({ lines: LINES });
    const again = opened(it.program, it.model);
    it.host.onChange(() => undefined);
    const stop = again.host.onChange(() => undefined);
    expect(it.program.heardBy("ContentChange")).toBe(1);
    stop();
    expect(it.program.heardBy("ContentChange")).toBe(0);
  });
});
