import { EditorState } from "prosemirror-state";
import { expect, it } from "vitest";
import { holesIn, toHole } from "../../../src/host/browser/holes";
import { ids } from "../../../src/host/browser/ids";
import { linesToSlice } from "../../../src/host/browser/paste";
import { toDoc, toParagraphs } from "../../../src/host/browser/schema";

const state = (...texts: string[]): EditorState =>
  EditorState.create({ doc: toDoc(texts.map((text, i) => ({ id: `p${i + 1}`, text }))), plugins: [ids()] });
const idsOf = (of: EditorState): string[] => toParagraphs(of.doc).map((p) => p.id);

it("gives the second half of a split paragraph an id of its own", () => {
  const before = state("针对问题");
  const after = before.apply(before.tr.split(3));
  expect(idsOf(after)[0]).toBe("p1");
  expect(new Set(idsOf(after)).size).toBe(2);
});

it("pastes one paragraph a line and leaves blank lines out", () => {
  const before = state("");
  const after = before.apply(before.tr.replaceSelection(linesToSlice("标题\r\n\r\n导语\n正文")));
  expect(toParagraphs(after.doc).map((p) => p.text)).toEqual(["标题", "导语", "正文"]);
  expect(new Set(idsOf(after)).size).toBe(3);
});

it("goes from hole to hole and round again", () => {
  let now = state("〔单位〕推行〔做法〕");
  const tab = (by: 1 | -1): string => {
    toHole(by)(now, (change) => (now = now.apply(change)));
    return now.doc.textBetween(now.selection.from, now.selection.to);
  };
  const [first, second, third] = [tab(1), tab(1), tab(1)];
  expect(new Set([first, second])).toEqual(new Set(["〔单位〕", "〔做法〕"]));
  expect(third).toBe(first);
  expect(tab(-1)).toBe(second);
  expect(holesIn(now.doc)).toHaveLength(2);
});

it("lets Tab leave a text without holes", () => {
  expect(toHole(1)(state("没有待填处"))).toBe(false);
});
