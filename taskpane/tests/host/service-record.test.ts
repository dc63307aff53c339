import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { commentRecord } from "../../src/host/comment-record";
import { digestOf, digestsIn } from "../../src/host/service-record";

const TEXT = "【主笔】可斟酌｜换个说法。\n为什么：没有数。";
const sum = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex").slice(0, 16);
const record = (comments: object): string =>
  `<zb:record xmlns:zb="urn:zhubi:record">${JSON.stringify({ comments })}</zb:record>`;
const memory = { load: () => Promise.resolve([]), save: () => Promise.resolve() };

it("reckons as the service does, however a program breaks lines", async () => {
  expect(await digestOf(TEXT.replace("\n", "\r"))).toBe(sum(TEXT));
});

it("reads the service's record, and takes one that is broken for none", () => {
  expect(digestsIn(record({ "3": "abc", "4": "" }))).toEqual(["abc"]);
  expect(["", "<a>{</a>", "<a/>"].map(digestsIn)).toEqual([[], [], []]);
});

it("knows the service's comments by what it noted, and is in doubt while one of them is missing", async () => {
  const mine = { text: "【主笔】这一处请核。", quote: "一是" };
  const shaped = { text: TEXT, quote: "二是" };
  const ours = commentRecord(memory).ours;
  expect(await ours([mine, shaped])).toEqual([false, true]);
  expect(await ours([mine, shaped], [sum(mine.text)])).toEqual([true, true]);
  expect(await ours([mine, shaped], [sum(mine.text), sum("【主笔】没改过的原话")])).toEqual([true, false]);
});
