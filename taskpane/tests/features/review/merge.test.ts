import { expect, it } from "vitest";
import { anchorFor, toWire, type Note } from "../../../src/features/review/state/merge";

const words = { paragraph: "p2", span: [0, 4] as [number, number], quote: "显著成效", occurrence: 1 };
const note = (more: Partial<Note>): Note => ({
  item: "a",
  rule: "vague.result",
  severity: "warning",
  text: "补一个数。",
  offered: true,
  anchor: words,
  place: "第 2 段",
  ...more,
});

it("tells the service which words a remark is about, and of a whole paragraph none", () => {
  expect(toWire(note({}))).toEqual({
    item: "a",
    rule: "vague.result",
    text: "补一个数。",
    offered: true,
    place: "第 2 段",
    paragraph: "p2",
    quote: "显著成效",
  });
  expect(toWire(note({ anchor: { ...words, span: null } }))).toMatchObject({ paragraph: "p2", quote: "" });
  expect(toWire(note({ anchor: null }))).toMatchObject({ paragraph: null, quote: "" });
});

it("puts a comment where the service says, and what is about the whole draft on its title", () => {
  const composed = { items: ["a"], at: "a", text: "补一个数。", place: "第 2 段" };
  expect(anchorFor(composed, [note({})], "p1")).toBe(words);
  expect(anchorFor({ ...composed, at: null }, [note({})], "p1")).toEqual({
    paragraph: "p1",
    span: null,
    quote: "",
    occurrence: 0,
  });
});
