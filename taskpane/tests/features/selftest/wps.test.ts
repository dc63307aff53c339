/** The self-test in WPS: passes where WPS does as it is supposed to, and answers each open question of the table of facts. */

import { beforeAll, describe, expect, it, vi } from "vitest";
import { contractSteps } from "../../../src/features/selftest/state/contract";
import { runSteps, type Result } from "../../../src/features/selftest/state/runner";
import type { Step } from "../../../src/host/step";
import { FACTS, PLATFORMS } from "../../fakes/wps/facts";
import { wpsBench } from "../../host/benches/wps";

async function run(steps: readonly Step[]): Promise<Result[]> {
  const results: Result[] = [];
  await runSteps(steps, (result) => results.push(result));
  return results;
}

describe.each(PLATFORMS)("the self-test in WPS $name", (platform) => {
  beforeAll(() => void vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}"))));

  it("passes, and leaves no mark and no comment behind", async () => {
    const opened = await wpsBench(platform).open({ lines: [""] });
    const results = await run(contractSteps(opened.host));
    expect(results.filter((r) => r.status === "fail")).toEqual([]);
    // The file on disk is not what is shown: the self-test has just written.
    expect(results.filter((r) => r.status === "none").map((r) => r.id)).toEqual(["file"]);
    expect([opened.comments(), opened.highlights(), await opened.host.memory.load()]).toEqual([[], [], []]);
  });

  it("answers every open question as it is here", async () => {
    const opened = await wpsBench(platform).open({ lines: ["题"] });
    const results = await run((opened.host.probes ?? []).filter((step) => step.id !== "wps.fetch"));
    expect(results.filter((r) => r.status === "fail")).toEqual([]);
    for (const { id, status } of FACTS) {
      if (status !== "open") continue;
      const result = results.find((r) => r.id === `wps.${id}`);
      // Without answers to comments nothing can be said of threads.
      if (id === "comment.thread" && platform.linux) expect(result?.status).toBe("none");
      else
        expect([id, (JSON.parse(result?.detail ?? "{}") as { holds?: boolean }).holds]).toEqual([id, platform.on[id]]);
    }
  });
});
