/** How a service would read the fake brief: a few clauses of each sort. */

import type { ClauseReading, Explanation, ReadingWords } from "../../src/api/explanation";
import { TEXT } from "./draft";

export const WORDS: ReadingWords = {
  group: {
    deed: "做了什么",
    result: "见了什么效果",
    problem: "有什么问题",
    empty: "空的",
    ahead: "打算、要求",
    circumstances: "交代情况",
  },
  act: {
    deed: { name: "做法", group: "deed", means: "做了一件别人照着能做的事" },
    "empty-deed": { name: "空做法", group: "empty", means: "说做了，没说做的是什么" },
    attitude: { name: "态度", group: "empty", means: "怎么重视、怎么认真" },
    change: { name: "变化", group: "result", means: "有什么变了" },
    plan: { name: "打算", group: "ahead", means: "下一步要做什么" },
    background: { name: "背景", group: "circumstances", means: "单位、地方、政策的情况" },
  },
  mood: { done: "已经做了", intended: "打算做" },
  governor: { plan: "打算" },
  measure: { activity: "活动量", outcome: "效果" },
  claim: { attitude: "表态", result: "成效" },
  fault: { slogan: "口号" },
  question: { problem: "针对什么", action: "干什么", effect: "见什么效果" },
};

type Quote = ClauseReading["at"];

function quote(paragraph: string, words: string): Quote {
  const text = TEXT.find(([id]) => id === paragraph)?.[3] ?? "";
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`${words} is not in ${paragraph}`);
  return { paragraph, span: [start, start + words.length], quote: words };
}

function clause(paragraph: string, words: string, more: Partial<ClauseReading>): ClauseReading {
  return {
    at: quote(paragraph, words),
    heading: false,
    subject: null,
    act: "deed",
    mood: "done",
    governor: null,
    amounts: [],
    specifics: [],
    stock: 0,
    empty: 0.02,
    agreed: null,
    claim: "",
    reasons: [],
    support: null,
    ...more,
  };
}

export const EXPLANATION: Explanation = {
  briefs: [
    {
      title: { at: quote("p1", TEXT[0]?.[3] ?? ""), weak: 0.97, fault: "slogan", reasons: ["用了比喻", "用了口号"] },
      lead: {
        paragraph: "p2",
        number: 2,
        missing: 0.21,
        questions: [
          { question: "problem", open: 0.98, answer: "石桥县高度重视乡土人才工作" },
          { question: "action", open: 0.4, answer: "多措并举抓好培育使用" },
          { question: "effect", open: 0.95, answer: "取得显著成效" },
        ],
      },
      broad: 0.81,
      broad_agreed: 0.71,
      broad_reasons: ["标题用了整条工作线的名字"],
      genres: [
        { name: "信息", likely: 0.9 },
        { name: "总结", likely: 0.09 },
        { name: "讲话", likely: 0.01 },
      ],
      paragraphs: [
        {
          id: "p2",
          number: 2,
          role: "lead",
          clauses: [
            clause("p2", "石桥县高度重视乡土人才工作", {
              act: "attitude",
              subject: quote("p2", "石桥县"),
              specifics: [quote("p2", "石桥县")],
              stock: 0.4,
              empty: 0.93,
              agreed: 0.66,
              claim: "attitude",
              reasons: ["换个单位名也成立", "后一句也空"],
            }),
            clause("p2", "多措并举抓好培育使用", { act: "empty-deed", stock: 0.8, empty: 0.42 }),
            clause("p2", "取得显著成效", { act: "change", stock: 1, empty: 0.98, claim: "result" }),
          ],
        },
        {
          id: "p4",
          number: 4,
          role: "body",
          clauses: [
            clause("p4", "二是摸清家底", { act: "background", heading: true, empty: 0 }),
            clause("p4", "全县登记乡土人才 530 名", {
              amounts: [{ at: quote("p4", "530 名"), measure: "activity" }],
              specifics: [quote("p4", "530 名")],
            }),
          ],
        },
        {
          id: "p6",
          number: 6,
          role: "ending",
          clauses: [
            clause("p6", "石桥县将进一步健全机制", { act: "plan", mood: "intended", governor: "plan", empty: 0.3 }),
          ],
        },
      ],
    },
  ],
  words: WORDS,
  ruleset: "r1",
};
