import { expect, it } from "vitest";
import { itemsOf } from "../../../src/store/items";
import { defaultText, search } from "../../../src/features/review/state/remark";
import { BANK, FINDINGS, REPORT } from "../../fakes/draft";

const hits = (query: string): string[] =>
  search(BANK, query).map(({ remark, match }) => (match ? remark.text.slice(...match) : remark.text));

it("finds a remark by its initials across punctuation, and by its words", () => {
  expect(hits("myj")).toEqual(["没依据", "没依据"]);
  expect(hits("yjqb")).toEqual(["依据，请补"]);
  expect(hits("文号")).toEqual(["文号"]);
  expect(hits("zzz")).toEqual([]);
  expect(hits("  ")).toHaveLength(BANK.remarks.length);
});

it("offers the most used remark of the rule, or the rule's own name", () => {
  const items = itemsOf(REPORT, () => true);
  const of = (rule: string): string => {
    const item = items.find((i) => i.finding.rule === rule);
    return item ? defaultText(item, BANK, "规则的名字") : "";
  };
  expect(of("vague.result")).toBe("成效没依据，请补一个能核对的数。");
  expect(of("ending.slogan")).toBe("规则的名字");
  expect(FINDINGS.length).toBeGreaterThan(items.length); // the lead's questions are one item
});

it("offers for the lead's questions what the service says of them", () => {
  const item = itemsOf(REPORT, () => true).find((i) => i.lead !== null);
  if (!item) throw new Error("no lead");
  expect(defaultText(item, BANK, "规则的名字")).toBe("导语缺“针对什么”“见什么效果”，请补。");
});
