import { afterEach, describe, expect, it, vi } from "vitest";
import type { Host } from "../../../src/host/host";
import { contractSteps } from "../../../src/features/selftest/state/contract";
import { reportText } from "../../../src/features/selftest/state/report";
import { runSteps, type Result } from "../../../src/features/selftest/state/runner";
import type { Step } from "../../../src/host/step";
import type { TierName } from "../../fakes/word/facts";
import { browserBench } from "../../host/benches/browser";
import { wordBench } from "../../host/benches/word";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function run(steps: readonly Step[]): Promise<Result[]> {
  const results: Result[] = [];
  await runSteps(steps, (result) => results.push(result));
  return results;
}

const all = (host: Host): Step[] => [...contractSteps(host), ...(host.probes ?? [])];
const failed = (results: readonly Result[]): Result[] => results.filter((r) => r.status === "fail");

describe("the self-test", () => {
  it.each(["T1", "T1.4", "T2", "T3", "web"] satisfies TierName[])("passes in a faithful Word: %s", async (tier) => {
    const { host } = await wordBench(tier).open({ lines: [""] });
    const results = await run(all(host));
    expect(failed(results)).toEqual([]);
    expect(results.filter((r) => r.status === "pass").length).toBeGreaterThan(15);
  });

  it("passes in the browser's own editor", async () => {
    const { host } = await browserBench.open({ lines: [""] });
    expect(failed(await run(all(host)))).toEqual([]);
  });

  it("leaves no mark and no comment behind", async () => {
    const opened = await wordBench("T1.4").open({ lines: [""] });
    await run(contractSteps(opened.host));
    expect([opened.comments(), opened.highlights(), await opened.host.memory.load()]).toEqual([[], [], []]);
  });

  it("tells what failed with the program's own code, and goes on", async () => {
    const opened = await wordBench("T2").open({ lines: [""] });
    opened.word.faults.push({ member: "insertComment", code: "GeneralException", times: 1 });
    const results = await run(all(opened.host));
    expect(failed(results).map((r) => r.id)).toEqual(["comment", "comments"]);
    expect(failed(results)[0]?.detail).toContain("GeneralException：");
  });

  it("does not wait for ever", async () => {
    vi.useFakeTimers();
    const hung: Step = { id: "hung", name: "不回应", run: () => new Promise(() => undefined) };
    const next: Step = { id: "next", name: "下一项", run: () => Promise.resolve({ status: "pass", detail: "" }) };
    const results = run([hung, next]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await results).map((r) => r.status)).toEqual(["fail", "pass"]);
  });

  it("answers what nobody has verified", async () => {
    const { host } = await wordBench("T3", { "search.widths-alike": true, "text.deleted": true }).open({ lines: [""] });
    const results = await run(host.probes ?? []);
    const detail = (id: string): string => results.find((r) => r.id === id)?.detail ?? "";
    expect(detail("word.search.widths-alike")).toBe('["ＡＢＣ","ABC"]');
    expect(detail("word.search.quotes-alike")).toBe('["\\"重点\\""]');
    expect(detail("word.text.deleted")).toContain("好好好好");
    expect(detail("word.annotations")).toBe("能读，能写，标在“ＡＢＣ”");
    const bought = await wordBench("T2", { "annotations.readable": true }).open({ lines: [""] });
    const told = (await run(bought.host.probes ?? [])).find((r) => r.id === "word.annotations");
    expect(told?.detail).toBe("能读，到这里为止：GeneralException");
  });

  it("gives a report a person can read and a program can too", () => {
    const results: Result[] = [
      { id: "read", name: "读全文", status: "pass", detail: "" },
      { id: "mark", name: "在文中标出", status: "fail", detail: "得到 1，应为 2" },
    ];
    const text = reportText(results, { host: "word", agent: "x", can: {}, at: new Date(0) });
    expect(text).toContain("通过 1 项，没通过 1 项");
    expect(text).toContain("在文中标出（mark）");
    expect(JSON.parse(text.slice(text.indexOf("{\n")))).toMatchObject({ host: "word", results });
  });
});
