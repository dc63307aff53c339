/** A corrected role finds its paragraph again, wherever the text was edited meanwhile. */

import { expect, it } from "vitest";
import { followed, pins, withoutPins, withPin } from "../../src/store/pins";

const read = (...texts: string[]): { id: string; text: string }[] =>
  texts.map((text, i) => ({ id: `p${i + 1}`, text }));

const BEFORE = read(
  "柳河镇办夜校",
  "镇里的干部不会写材料。",
  "每周三晚上开课。到会23人。",
  "一、怎么办的",
  "从县里请老师。",
);
const MEMORY = withPin(["other"], BEFORE, "p3", "lead");

/** The text of the paragraph that is pinned. */
const pinned = (now: { id: string; text: string }[], memory = MEMORY): string[] =>
  [...pins(memory, now)].map(([id, role]) => `${role} ${now.find((p) => p.id === id)?.text ?? ""}`);

it.each([
  ["as it was", BEFORE],
  ["with paragraphs before it", read("柳河组工信息", "第3期", ...BEFORE.map((p) => p.text))],
  ["moved to the end", read("柳河镇办夜校", "一、怎么办的", "从县里请老师。", "每周三晚上开课。到会23人。")],
])("%s, it is the same paragraph", (_, now) => {
  expect(pinned(now)).toEqual(["lead 每周三晚上开课。到会23人。"]);
});

it("knows a paragraph by one sentence, or by what stands around it", () => {
  const one = read("新加的", "柳河镇办夜校", "每周三晚上开课。到会25人。", "从县里请老师。");
  expect(pinned(one)).toEqual(["lead 每周三晚上开课。到会25人。"]);
  const around = read("新加的", "柳河镇办夜校", "镇里的干部不会写材料。", "全都重写过了。", "一、怎么办的");
  expect(pinned(around)).toEqual(["lead 全都重写过了。"]);
});

it("is given to no other paragraph when its own is gone, and comes back with it", () => {
  const gone = BEFORE.filter((p) => p.id !== "p3").map((p, i) => ({ id: `p${i + 1}`, text: p.text }));
  expect(pinned(gone)).toEqual([]);
  expect(pinned(BEFORE, followed(MEMORY, gone))).toEqual(["lead 每周三晚上开课。到会23人。"]);
});

it("follows a paragraph that is rewritten sentence by sentence", () => {
  const step = read("柳河镇办夜校", "改了。", "每周三晚上开课。来了25人。", "二、怎么办的", "从县里请老师。");
  const next = read("换个题目", "改了。", "周三开课。来了25人。", "又改了", "从县里请老师。");
  expect(pinned(next, followed(followed(MEMORY, step), next))).toEqual(["lead 周三开课。来了25人。"]);
});

it("holds no word of the text, and one pin a paragraph", () => {
  expect(MEMORY.join()).not.toMatch(/周三|干部/);
  const again = withPin(MEMORY, BEFORE, "p3", "body");
  expect(pinned(BEFORE, again)).toEqual(["body 每周三晚上开课。到会23人。"]);
  expect(again).toHaveLength(2);
  expect(withoutPins(again)).toEqual(["other"]);
});

it("one kept before places were goes by its id", () => {
  expect(pinned(BEFORE, ["pin:title:p2"])).toEqual(["title 镇里的干部不会写材料。"]);
});
