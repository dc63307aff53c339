/** A locked sentence is not touched by any fix. */

import { describe, expect, it } from "vitest";
import type { Fix } from "../../src/api/wire";
import type { Item } from "../../src/store/items";
import { isLocked, lockedIn, respecting, sentencesAt, sentencesOf, withLocks } from "../../src/store/locked";

const P = { id: "p1", text: "甲村修路。乙村修桥；丙村修渠" };

const fix = (start: number, end: number): Fix => ({
  label: "改",
  safety: "safe",
  edits: [{ paragraph: "p1", span: [start, end], text: "x" }],
  parts: [],
});
const item = (...fixes: Fix[]): Item => ({ fixes, locked: false }) as unknown as Item;

it("sentences are cut as the service cuts them", () => {
  expect(sentencesOf(P).map((s) => s.text)).toEqual(["甲村修路。", "乙村修桥；", "丙村修渠"]);
  expect(sentencesAt(P, [6, 8]).map((s) => s.text)).toEqual(["乙村修桥；"]);
  expect(sentencesAt(P, [4, 6]).map((s) => s.text)).toEqual(["甲村修路。", "乙村修桥；"]);
});

it("what is kept of a lock is no word of the sentence, and it follows the sentence elsewhere", () => {
  const memory = withLocks(["other"], sentencesAt(P, [6, 8]), true);
  expect(memory[0]).toBe("other");
  expect(memory.join()).not.toContain("乙村");
  const moved = { id: "p9", text: "丁村修塘。乙村修桥；" };
  expect(lockedIn([moved], memory).map((s) => s.text)).toEqual(["乙村修桥；"]);
  expect(withLocks(memory, sentencesAt(P, [6, 8]), false)).toEqual(["other"]);
  expect(sentencesOf({ id: "p1", text: "乙村修了桥；" }).some((s) => isLocked(s, memory))).toBe(false);
});

describe("fixes", () => {
  const locked = sentencesAt(P, [6, 8]);

  it.each([
    ["inside it", fix(6, 8)],
    ["across its beginning", fix(3, 6)],
    ["into the middle of it", fix(7, 7)],
    ["the whole paragraph", fix(0, P.text.length)],
  ])("one that changes it is not offered: %s", (_, one) => {
    const found = respecting(item(one), locked);
    expect(found.fixes).toEqual([]);
    expect(found.locked).toBe(true);
  });

  it.each([
    ["before it", fix(0, 5)],
    ["after it", fix(10, 12)],
    ["between it and the next", fix(10, 10)],
  ])("one beside it is: %s", (_, one) => {
    expect(respecting(item(one), locked)).toEqual(item(one));
  });
});
