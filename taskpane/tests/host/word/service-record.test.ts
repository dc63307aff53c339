import { expect, it } from "vitest";
import { digestOf } from "../../../src/host/service-record";
import { wordBench } from "../benches/word";

const SAID = "【主笔】必改｜写明人数。";

it("takes out the service's comments by its record, and leaves one somebody changed", async () => {
  const comments = [
    { quote: "一是", text: SAID, author: "主笔" },
    { quote: "二是", text: `${SAID}已问过镇里。`, author: "主笔" },
  ];
  const opened = await wordBench("T2").open({ lines: ["一是办学习班。", "二是结对。"], comments });
  const noted = { "0": await digestOf(SAID), "1": await digestOf("【主笔】必改｜写明对数。") };
  opened.word.story.parts["urn:zhubi:record"] = `<r>${JSON.stringify({ comments: noted })}</r>`;
  expect(await opened.host.clear()).toEqual({ comments: 1, marks: 0 });
  expect(opened.comments().map((c) => c.quote)).toEqual(["二是"]);
});
