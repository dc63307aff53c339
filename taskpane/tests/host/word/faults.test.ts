// @vitest-environment node
/** What Word refuses, delays or breaks off: said in one Chinese sentence, everything as it was, and the next thing works. */

import { afterEach, describe, expect, it, vi } from "vitest";
import { HostError } from "../../../src/host/host";
import { whenReady } from "../../../src/host/word";
import { asHostError } from "../../../src/host/word/errors";
import { storyOf } from "../../fakes/word/sketch";
import { createWord } from "../../fakes/word/word";
import { wordBench } from "../benches/word";
import { anchor, findingAt, seen } from "../contract";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const LINES = ["题", "近年来，取得显著成效。"];

async function failing<T>(work: Promise<T>): Promise<HostError> {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  );
  if (!(error instanceof HostError)) throw new Error("it did not fail in words for the user");
  return error;
}

describe("clearing", () => {
  const three = async () => {
    const opened = await wordBench("T2").open({ lines: ["题", "第一段话。", "第二段话。", "第三段话。"] });
    for (const i of [1, 2, 3]) await opened.host.comment(await anchor(opened.host, i, "段话"), `【主笔】建议改：${i}`);
    return opened;
  };

  it("goes on past a comment that Word refuses to delete, says what is left, and can be tried again", async () => {
    const opened = await three();
    opened.word.faults.push({ member: "delete", code: "GeneralException", times: 1 });
    expect((await opened.host.clear()).comments).toBe(1);
    expect(opened.comments().length).toBe(1);
    expect((await opened.host.clear()).comments).toBe(0);
    expect(opened.comments()).toEqual([]);
  });

  it("keeps a comment somebody resolved, and says so", async () => {
    const opened = await three();
    Object.assign(opened.word.story.comments[1] ?? {}, { resolved: true });
    expect((await opened.host.clear()).comments).toBe(1);
    expect(opened.comments().map((c) => c.text)).toEqual(["【主笔】建议改：2"]);
  });
});

describe("a failure", () => {
  it.each([
    "GeneralException",
    "AccessDenied",
    "NotAllowed",
    "ItemNotFound",
    "SearchStringInvalidOrTooLong",
    "Timeout",
    "never heard of",
    "",
  ])("of code %s is told in two short Chinese sentences", (code) => {
    const { title, detail } = asHostError(Object.assign(new Error("internal"), { code }));
    expect(title).toMatch(/^[^a-z]*Word?[^a-z]*$|^[^A-Za-z]+$/);
    expect(detail).toMatch(/。$/);
    expect(title.length).toBeLessThan(20);
    expect(detail.length).toBeLessThan(40);
  });

  it("while correcting leaves text and tracking as they were, and the next correction works", async () => {
    const opened = await wordBench("T2").open({ lines: LINES });
    const before = seen(opened);
    const checked = await opened.host.read();
    const edits = [{ paragraph: checked[1]?.id ?? "", span: [6, 10] as [number, number], text: "结业42名" }];
    opened.word.faults.push({ member: "insertText", code: "AccessDenied", times: 1 });
    const { title } = await failing(opened.host.apply(edits, { track: true, checked }));
    expect(title).toContain("不能改");
    expect(seen(opened)).toEqual(before);
    expect(opened.word.story.tracking).toBe("Off");
    expect(await opened.host.apply(edits, { track: true, checked })).toBe("done");
    expect(opened.text()[1]).toBe("近年来，取得结业42名。");
    expect(opened.word.story.tracking).toBe("Off");
  });

  it("half way through says that something was changed", async () => {
    const opened = await wordBench("T1").open({ lines: LINES });
    const checked = await opened.host.read();
    const at = (start: number, end: number, text: string): Parameters<typeof opened.host.apply>[0][number] => ({
      paragraph: checked[1]?.id ?? "",
      span: [start, end],
      text,
    });
    opened.word.faults.push({ member: "insertText", code: "GeneralException", times: 1, after: 1 });
    const error = await failing(
      opened.host.apply([at(0, 3, "3月起"), at(6, 10, "结业42名")], { track: false, checked }),
    );
    expect(error.title).toBe("只改成了一部分");
    expect(error.detail).toContain("Ctrl+Z");
    expect(opened.text()[1]).toBe("近年来，取得结业42名。");
  });

  it("of the first try of a comment is tried once more, not for ever", async () => {
    const opened = await wordBench("T2").open({ lines: LINES });
    const at = await anchor(opened.host, 1, "显著成效");
    opened.word.faults.push({ member: "insertComment", code: "NotAllowed", times: 1 });
    expect(await opened.host.comment(at, "【主笔】补数。")).toBe("done");
    opened.word.faults.push({ member: "insertComment", code: "NotAllowed", times: 2 });
    await failing(opened.host.comment(at, "【主笔】补数。"));
    expect(opened.comments()).toHaveLength(1);
  });

  it("while highlighting puts tracking back as it was", async () => {
    const opened = await wordBench("T1.4").open({ lines: LINES });
    opened.word.story.tracking = "TrackAll";
    opened.word.faults.push({ member: "insertBookmark", code: "GeneralException", times: 1 });
    const finding = findingAt(await anchor(opened.host, 1, "显著成效"));
    await failing(opened.host.mark([finding], null));
    expect(opened.word.story.tracking).toBe("TrackAll");
    expect(opened.highlights()).toEqual([]);
    await opened.host.mark([finding], null);
    expect(opened.word.story.revisions).toEqual([]);
    expect(opened.word.story.tracking).toBe("TrackAll");
  });

  it("to read does not hold up what comes after", async () => {
    const opened = await wordBench("T3").open({ lines: LINES });
    opened.word.faults.push({ member: "getText", code: "GeneralException", times: 1 });
    const [first, second] = await Promise.allSettled([opened.host.read(), opened.host.read()]);
    expect([first.status, second.status]).toEqual(["rejected", "fulfilled"]);
  });

  it("of the probe for underlines chooses the glow", async () => {
    const opened = await wordBench("T2").open({ lines: LINES });
    expect(opened.host.can.underline).toBe(true);
    await opened.host.mark([findingAt(await anchor(opened.host, 1, "显著成效"))], null);
    expect([opened.word.story.annotations.length, opened.word.story.glows.length]).toEqual([0, 1]);
  });
});

it("puts what is asked at the same time one after the other, however slow Word is", async () => {
  const story = storyOf({ lines: LINES });
  const word = createWord(story, { tier: "T3", latency: 5 });
  vi.stubGlobal("Office", word.office);
  vi.stubGlobal("Word", word.word);
  const { createWordHost } = await import("../../../src/host/word");
  const host = await createWordHost();
  const checked = await host.read();
  const edit = (text: string): Parameters<typeof host.apply>[0] => [
    { paragraph: checked[1]?.id ?? "", span: [0, 3], text },
  ];
  const finding = findingAt(await anchor(host, 1, "显著成效"));
  const results = await Promise.all([
    host.mark([finding], null),
    host.apply(edit("3月起"), { track: false, checked }),
    host.apply(edit("4月起"), { track: false, checked }),
    host.mark([finding], null),
  ]);
  expect(results).toEqual([["done"], "done", "refused", ["done"]]);
  expect(story.annotations).toHaveLength(1);
});

it("tells the user when Word is silent, and goes on when it answers again", async () => {
  const opened = await wordBench("T1").open({ lines: LINES });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let answer: () => void = () => undefined;
  const { run } = opened.word.word as { run: (batch: unknown) => Promise<unknown> };
  vi.stubGlobal("Word", {
    run: (batch: unknown) => new Promise<void>((done) => (answer = done)).then(() => run(batch)),
  });
  const first = failing(opened.host.read());
  await vi.advanceTimersByTimeAsync(60_000);
  expect((await first).title).toContain("很久没有回应");
  vi.stubGlobal("Word", opened.word.word);
  const second = opened.host.read();
  answer();
  expect(await second).toHaveLength(2);
});

it("does not draw the same marks again when only a card is opened", async () => {
  const opened = await wordBench("T3").open({ lines: LINES });
  const finding = findingAt(await anchor(opened.host, 1, "显著成效"));
  await opened.host.mark([finding], null);
  const before = opened.word.syncs();
  expect(await opened.host.mark([finding], finding.key)).toEqual(["done"]);
  expect(opened.word.syncs()).toBe(before);
  await opened.host.clear();
  await opened.host.mark([finding], null);
  expect(opened.marks()).toEqual(["显著成效"]);
});

describe("opening", () => {
  it("says so when the interface did not load", async () => {
    vi.stubGlobal("Office", undefined);
    expect((await failing(whenReady())).title).toContain("没有取到");
  });

  it("gives up after a while when Office does not answer", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("Office", { onReady: () => new Promise(() => undefined) });
    const late = failing(whenReady());
    await vi.advanceTimersByTimeAsync(8000);
    expect((await late).title).toContain("没有连上");
  });

  it("says so in a browser, where Office answers without a host", async () => {
    vi.stubGlobal("Office", {
      HostType: { Word: "Word" },
      onReady: () => Promise.resolve({ host: null, platform: null }),
    });
    expect((await failing(whenReady())).title).toContain("要在 Word 里打开");
  });

  it.each([
    [true, "dark"],
    [false, "light"],
  ] as const)("takes the colours of Word: %s", async (dark, theme) => {
    const word = createWord(storyOf({ lines: LINES }), { tier: "T2", dark });
    vi.stubGlobal("Office", word.office);
    vi.stubGlobal("Word", word.word);
    const { createWordHost } = await import("../../../src/host/word");
    expect((await createWordHost()).theme).toBe(theme);
  });
});
