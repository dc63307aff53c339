// @vitest-environment node
/** Round trips are bounded: what is written here is what they are, however many findings there are. */

import { afterAll, describe, expect, it, vi } from "vitest";
import type { Finding } from "../../../src/api/wire";
import type { TierName } from "../../fakes/word/facts";
import { wordBench, type OpenedWord } from "../benches/word";
import { anchor, findingAt } from "../contract";

afterAll(() => vi.unstubAllGlobals());

/** Round trips of a document of up to 400 paragraphs; each 400 more cost `read` and each text of them one or two more. */
const LIMITS: Record<
  TierName,
  {
    open: number;
    read: number;
    mark: number;
    again: number;
    clear: number;
    comment: number;
    apply: number;
    insert: number;
  }
> = {
  T0: { open: 0, read: 1, mark: 0, again: 0, clear: 0, comment: 0, apply: 3, insert: 6 },
  T1: { open: 0, read: 2, mark: 4, again: 8, clear: 4, comment: 0, apply: 6, insert: 6 },
  "T1.4": { open: 0, read: 2, mark: 6, again: 8, clear: 5, comment: 3, apply: 10, insert: 6 },
  T2: { open: 1, read: 3, mark: 4, again: 5, clear: 5, comment: 4, apply: 9, insert: 7 },
  T3: { open: 2, read: 3, mark: 5, again: 5, clear: 7, comment: 4, apply: 9, insert: 7 },
  web: { open: 2, read: 3, mark: 5, again: 5, clear: 7, comment: 4, apply: 9, insert: 7 },
};

async function findings(opened: OpenedWord, count: number): Promise<Finding[]> {
  return (await opened.host.read()).slice(0, count).map((p, i) =>
    findingAt(
      {
        paragraph: p.id,
        span: [p.text.indexOf("成效显著"), p.text.indexOf("成效显著") + 4],
        quote: "成效显著",
        occurrence: 0,
      },
      i % 2 ? "error" : "advice",
    ),
  );
}

describe.each(Object.keys(LIMITS) as TierName[])("%s", (tier) => {
  it.each([1, 20, 120])("takes the same number of round trips for %d findings", async (count) => {
    const opened = await wordBench(tier).open({
      lines: Array.from({ length: 120 }, (_, i) => `${i}是高度重视，成效显著。`),
    });
    const trips = async (work: () => Promise<unknown>): Promise<number> => {
      const before = opened.word.syncs();
      await work();
      return opened.word.syncs() - before;
    };
    const measured = {
      open: opened.word.syncs(),
      read: await trips(() => opened.host.read()),
      mark: 0,
      again: 0,
      clear: 0,
      comment: 0,
      apply: 0,
      insert: 0,
    };
    const all = await findings(opened, count);
    const at = await anchor(opened.host, 0, "成效显著");
    measured.mark = await trips(() => opened.host.mark(all, null));
    measured.again = await trips(() =>
      opened.host.mark(
        all.map((f) => ({ ...f, severity: "warning" as const })),
        null,
      ),
    );
    measured.clear = await trips(() => opened.host.clear());
    measured.comment = await trips(() => opened.host.comment(at, "【主笔】补数。"));
    await opened.host.mark(all, null);
    const checked = await opened.host.read();
    measured.apply = await trips(() =>
      opened.host.apply(
        all.map((f) => ({ paragraph: f.paragraph ?? "", span: f.span ?? [0, 0], text: "结业42名" })),
        { track: opened.host.can.track, checked },
      ),
    );
    measured.insert = await trips(() =>
      opened.host.insert(
        Array.from({ length: count }, () => ({ role: "body", text: "一是〔小标题〕。" })),
        "end",
      ),
    );
    expect(measured).toEqual(LIMITS[tier]);
  });

  it("never puts more than three comments into one round trip", async () => {
    const opened = await wordBench(tier).open({ lines: ["甲。", "乙。", "丙。", "丁。", "戊。"] });
    const places = await Promise.all(["甲", "乙", "丙", "丁", "戊"].map((quote, i) => anchor(opened.host, i, quote)));
    await Promise.all(places.map((at) => opened.host.comment(at, "【主笔】看。")));
    expect(opened.comments()).toHaveLength(opened.host.can.comment ? 5 : 0);
    expect(Math.max(0, ...opened.word.commentsPerSync.filter(Boolean))).toBeLessThanOrEqual(3);
  });

  it("reads two thousand paragraphs in chunks", async () => {
    const opened = await wordBench(tier).open({ lines: Array.from({ length: 2000 }, (_, i) => `第${i}段。`) });
    const before = opened.word.syncs();
    expect(await opened.host.read()).toHaveLength(2000);
    expect(opened.word.syncs() - before).toBe(1 + 5 * (LIMITS[tier].read - 1));
  });
});
