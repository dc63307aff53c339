// @vitest-environment node
/** What nobody has verified about Word, the other way round: the contract holds whichever is true. */

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FACTS, isOn, UNVERIFIED, type FactId, type Switches, type TierName } from "../../fakes/word/facts";
import { wordBench } from "../benches/word";
import { hostContract } from "../contract";

/** Tiers a row can make a difference on. */
const WHERE: Partial<Record<FactId, TierName[]>> = {
  "search.overlap": ["T0", "T2"],
  "search.deleted-found": ["T1", "T3"],
  "search.widths-alike": ["T0", "T2"],
  "search.quotes-alike": ["T0", "T2"],
  "text.deleted": ["T1", "T2"],
  "annotations.readable": ["T2"],
  "annotations.survive-pane": ["T3"],
  "annotations.shift": ["T3"],
  "highlight.same-range": ["T2"],
  "colour.hex": ["T1", "T1.4"],
  "colour.tracked": ["T1", "T1.4"],
  "bookmark.case": ["T1.4"],
  "comments.first-refused": ["T2", "web"],
  "insert.inherits": ["T0", "T2"],
  "events.paragraph": ["T2"],
};

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the table of facts", () => {
  it("names the source of every row that is said to be verified", () => {
    for (const [id, { status, source }] of Object.entries(FACTS))
      if (status === "verified") expect(source, id).toMatch(/^(DTS|DP|RS|#\d)/);
  });

  it("turns every row that is not around in some tier", () => {
    expect(Object.keys(WHERE).sort()).toEqual([...UNVERIFIED].sort());
  });
});

for (const id of UNVERIFIED) {
  const switches: Switches = { [id]: !isOn({}, id) };
  for (const tier of WHERE[id] ?? [])
    hostContract(`${tier}, ${switches[id] ? "" : "not "}${id}`, wordBench(tier, switches));
}
