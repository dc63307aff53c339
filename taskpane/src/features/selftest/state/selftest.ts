/** 自测: what ran, what came of it, and the report. */

import { signal, type Signal } from "@preact/signals";
import type { Host } from "../../../host/host";
import { contractSteps } from "./contract";
import { reportText } from "./report";
import { runSteps, type Result } from "./runner";
import { offer } from "../../../ui/download";

export interface SelfTest {
  state: Signal<"before" | "running" | "done">;
  results: Signal<Result[]>;
  /** How many steps there are. */
  count: number;
  run(): Promise<void>;
  text(): string;
  save(): void;
}

export function createSelfTest(host: Host): SelfTest {
  const state = signal<"before" | "running" | "done">("before");
  const results = signal<Result[]>([]);
  const steps = [...contractSteps(host), ...(host.probes ?? [])];
  const text = (): string =>
    reportText(results.value, { host: host.name, agent: navigator.userAgent, can: host.can, at: new Date() });
  return {
    state,
    results,
    count: steps.length,
    run: async () => {
      results.value = [];
      state.value = "running";
      await runSteps(steps, (result) => (results.value = [...results.value, result]));
      state.value = "done";
    },
    text,
    save: () => offer(new Blob([text()], { type: "text/plain;charset=utf-8" }), "主笔自测报告.txt"),
  };
}
