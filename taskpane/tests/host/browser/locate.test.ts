import { describe, expect, it } from "vitest";
import { locate } from "../../../src/host/browser/locate";
import { toDoc, toParagraphs } from "../../../src/host/browser/schema";

const DOC = toDoc([
  { id: "p1", text: "标题" },
  { id: "p2", text: "成效明显，群众说成效明显。", label: "一、", align: "center" },
]);
const words = (anchor: Parameters<typeof locate>[1]): string | null => {
  const place = locate(DOC, anchor);
  return place && DOC.textBetween(place.from, place.to);
};

describe("locate", () => {
  it("finds the words at their span", () => {
    expect(words({ paragraph: "p2", span: [8, 12], quote: "成效明显", occurrence: 1 })).toBe("成效明显");
    expect(locate(DOC, { paragraph: "p2", span: [8, 12], quote: "成效明显", occurrence: 1 })?.from).toBe(5 + 8);
  });

  it("follows words that moved, by their turn", () => {
    expect(locate(DOC, { paragraph: "p2", span: [3, 7], quote: "成效明显", occurrence: 1 })?.from).toBe(5 + 8);
  });

  it("does not guess between two", () => {
    expect(words({ paragraph: "p2", span: [3, 7], quote: "成效明显", occurrence: 0 })).toBeNull();
  });

  it("says so when the words or the paragraph are gone", () => {
    expect(words({ paragraph: "p2", span: [0, 2], quote: "效果", occurrence: 0 })).toBeNull();
    expect(words({ paragraph: "p9", span: null, quote: "", occurrence: 0 })).toBeNull();
  });

  it("takes the whole paragraph when no span is given", () => {
    expect(words({ paragraph: "p1", span: null, quote: "", occurrence: 0 })).toBe("标题");
  });
});

it("keeps what the file said of a paragraph", () => {
  expect(toParagraphs(DOC)[1]).toEqual({
    id: "p2",
    text: "成效明显，群众说成效明显。",
    label: "一、",
    style: "",
    outline: null,
    align: "center",
    container: "body",
    cell: null,
  });
});
