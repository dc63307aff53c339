/** Ignoring belongs to one draft. */

import { beforeEach, expect, it } from "vitest";
import { identify, memoryOf, type Identity } from "../../../src/host/browser/memory";

const LEAD = "针对到会人少，柳河镇办夜校，到课 126 人。";

const draft = (name: string, ...texts: string[]): Identity => {
  const paragraphs = texts.map((text, i) => ({ id: `d${i + 1}`, text }));
  return { id: identify(name, paragraphs), name, paragraphs };
};
const ignore = (of: Identity, ...keys: string[]): Promise<void> => memoryOf(() => of, Promise.resolve()).save(keys);
const ignored = (of: Identity): Promise<string[]> => memoryOf(() => of, Promise.resolve()).load();

beforeEach(() => localStorage.clear());

it("does not silence the next unnamed draft", async () => {
  await ignore(draft("", LEAD), "rule:vague.result");
  expect(await ignored(draft("", LEAD))).toEqual([]);
});

it("does not silence another draft of the same name", async () => {
  await ignore(draft("信息.docx", "柳河镇办夜校", LEAD), "rule:vague.result");
  expect(await ignored(draft("信息.docx", "柳河镇办夜校", "青石县建立台账，逐户走访 61 户。"))).toEqual([]);
});

it("knows a file again that was edited elsewhere", async () => {
  await ignore(draft("信息.docx", "柳河镇办夜校", LEAD, "近年来，该镇高度重视这项工作。"), "k1");
  expect(await ignored(draft("信息.docx", "柳河镇夜校办到村口", LEAD))).toEqual(["k1"]);
});

it("keeps no words of a draft, and nothing of one in which nothing is ignored", async () => {
  const of = draft("信息.docx", LEAD);
  await ignore(of, "k1");
  expect(JSON.stringify(Object.values(localStorage))).not.toContain("夜校");
  await ignore(of);
  expect(await ignored(of)).toEqual([]);
  expect(localStorage.getItem("zb_memories")).toBe("[]");
});

it("hides nothing when what it kept cannot be read", async () => {
  localStorage.setItem("zb_memories", "{");
  expect(await ignored(draft("信息.docx", LEAD))).toEqual([]);
});
