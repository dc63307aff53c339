// @vitest-environment node
import { afterAll, beforeAll, vi } from "vitest";
import type { TierName } from "../../fakes/word/facts";
import { wordBench } from "../benches/word";
import { hostContract } from "../contract";

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

for (const tier of ["T0", "T1", "T1.4", "T2", "T3", "web"] satisfies TierName[]) hostContract(tier, wordBench(tier));
