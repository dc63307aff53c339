/** How long WPS and the pane stand still: calls over the bridge without a breath, on a document of 300 paragraphs. */

import { describe, expect, it } from "vitest";
import { LINUX, WINDOWS } from "../../fakes/wps/facts";
import { wpsBench, type OpenedWps } from "../benches/wps";
import { findingAt } from "../contract";

/** At 0.2 ms a call [AWD] this is 30 ms: less than two frames of a screen. */
const MOST = 150;
const LINES = Array.from(
  { length: 300 },
  (_, i) => `第${i + 1}段：石桥镇高度重视这项工作，取得显著成效，群众一致好评，下一步继续推进。`,
);

async function asked(
  what: (opened: OpenedWps) => Promise<unknown>,
  prepare: (opened: OpenedWps) => Promise<unknown> = () => Promise.resolve(),
  platform = WINDOWS,
): Promise<{ calls: number; longest: number }> {
  const opened = await wpsBench(platform).open({ lines: LINES });
  await opened.host.read();
  await prepare(opened);
  await new Promise((resolve) => setTimeout(resolve, 0));
  opened.program.bridge.reset();
  await what(opened);
  const { calls, longest } = opened.program.bridge;
  return { calls, longest };
}

const findings = async ({ host }: OpenedWps): Promise<ReturnType<typeof findingAt>[]> =>
  (await host.read()).flatMap(({ id, text }) =>
    ["石桥镇高度重视这项工作，取得显著成效，群众一致好评"].map((quote) =>
      findingAt({
        paragraph: id,
        span: [text.indexOf(quote), text.indexOf(quote) + quote.length],
        quote,
        occurrence: 0,
      }),
    ),
  );
const markAll = async (opened: OpenedWps): Promise<unknown> => opened.host.mark(await findings(opened), null);
const comment = async (opened: OpenedWps): Promise<unknown> => {
  const [, second] = await findings(opened);
  return second && opened.host.comment({ ...second, paragraph: second.paragraph ?? "" }, "【主笔】建议改");
};
const typed = (opened: OpenedWps): Promise<void> => {
  opened.rewrite(150, "改了这一段。");
  return Promise.resolve();
};
const insert = ({ host }: OpenedWps): Promise<unknown> =>
  host.insert(
    Array.from({ length: 10 }, (_, i) => ({ role: "body", text: `第${i}段〔待填〕。`, like: "p7" })),
    "end",
  );
const applyOne = async ({ host }: OpenedWps): Promise<unknown> => {
  const checked = await host.read();
  return host.apply(
    [3, 90, 299].map((i) => ({ paragraph: checked[i]?.id ?? "", span: [0, 2], text: "第某" })),
    { track: true, checked },
  );
};

describe("300 paragraphs: the longest stretch without a breath", () => {
  it.each([
    ["reading", (o: OpenedWps) => o.host.read(), undefined],
    ["reading again after a change", (o: OpenedWps) => o.host.read(), typed],
    ["marking 300 sentences", markAll, undefined],
    ["clearing them", (o: OpenedWps) => o.host.clear(), markAll],
    ["counting them", (o: OpenedWps) => o.host.saved?.() ?? Promise.resolve(), markAll],
    ["a comment after a change", comment, typed],
    ["corrections among marks", applyOne, markAll],
    ["ten paragraphs of a template", insert, undefined],
  ])(
    "%s",
    async (_, what, prepare) => {
      for (const platform of [WINDOWS, LINUX]) {
        const { calls, longest } = await asked(what, prepare, platform);
        process.stdout.write(
          `${platform.name}，${_}：共 ${calls} 次，最长一口气 ${longest} 次，约 ${(longest * 0.2).toFixed(0)} 毫秒\n`,
        );
        expect(calls).toBeGreaterThan(0);
        expect(longest).toBeLessThanOrEqual(MOST);
      }
    },
    30_000,
  );
});
