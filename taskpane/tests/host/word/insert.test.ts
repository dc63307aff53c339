// @vitest-environment node
/** Insertion where Word has habits of its own. */

import { afterEach, expect, it, vi } from "vitest";
import type { TierName } from "../../fakes/word/facts";
import { wordBench } from "../benches/word";

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each(["T1", "T2", "T3"] satisfies TierName[])(
  "%s: does not go on with the numbers of the paragraph before",
  async (tier) => {
    const opened = await wordBench(tier).open({ lines: ["题", "建名册。"] });
    const { story } = opened.word;
    const numbered = story.chars[story.chars.length - 1]?.para;
    if (numbered) numbered.label = "一、";
    expect((await opened.host.read())[1]?.label).toBe("一、");
    await opened.host.insert([{ role: "body", text: "二是包村。" }], "end");
    expect((await opened.host.read()).map((p) => p.label)).toEqual(["", "一、", ""]);
  },
);

it("changes only what differs from the paragraph it looks like", async () => {
  const opened = await wordBench("T2", { "insert.inherits": true }).open({
    lines: ["题", { pieces: ["登记 96 名。"], style: "custom" }],
  });
  const [, body] = await opened.host.read();
  const before = opened.writes();
  await opened.host.insert([{ role: "body", text: "包村。", like: body?.id ?? "" }], "end");
  // One paragraph; nothing is set on it that it has already.
  expect(opened.writes()).toBe(before + 1);
});
