/** A lesson of two steps, cut into clauses as the service cuts them. */

import type { Clause, Found, Lesson, Line, Step, Training } from "../../src/api/lessons";

export const found = (rule: string, quote: string, severity: Found["severity"] = "warning"): Found => ({
  rule,
  name: `${rule} 的名字`,
  severity,
  quote,
  message: `“${quote}”可以更实。`,
  why: "领导凭信息作判断。",
  beside: [],
});

/** Clauses are the parts; a part with numbers after it is at fault with those findings. */
const line = (
  role: Line["role"],
  parts: readonly [text: string, ...findings: number[]][],
  whole: number[] = [],
): Line => {
  const clauses: Clause[] = [];
  let text = "";
  for (const [part, ...findings] of parts) {
    clauses.push({
      span: [text.length, text.length + part.length],
      findings,
      because: findings.length > 0 ? "" : "这里有能核对的数，规则不报。",
    });
    text += part;
  }
  return { text, role, clauses, whole, because: "规则在这里没有意见。" };
};

const step = (name: string, lines: Line[], more: Partial<Step> = {}): Step => ({
  name,
  guess: "先问哪一句？",
  changed: "",
  why: "",
  characters: lines.reduce((n, l) => n + l.text.length, 0),
  lines,
  findings: [],
  places: (more.findings ?? []).map((_, i) => [i]),
  weak: [],
  better: [],
  ...more,
});

export const LESSON: Lesson = {
  id: "floating",
  kind: "steps",
  title: "把导语写实",
  about: "开头全是形势。",
  part: null,
  type: "T1",
  task: "",
  facts: [],
  selfcheck: [],
  verdict: "",
  steps: [
    step(
      "原稿",
      [line("title", [["柳河镇加强党员管理", 0]]), line("lead", [["镇党委高度重视，", 1], ["走访 86 名党员。"]], [2])],
      {
        findings: [
          found("title.no-action", "柳河镇加强党员管理"),
          found("vague.attitude", "高度重视", "advice"),
          found("lead.no-effect", ""),
        ],
        weak: [{ line: 1, span: [3, 7], head: "只有态度", text: "做了什么", rule: "vague.attitude" }],
      },
    ),
    step(
      "写实",
      [line("title", [["柳河镇找回 28 名党员"]]), line("lead", [["镇党委设 5 个联络点，"], ["找回 28 名。"]])],
      {
        changed: "补了办法和结果。",
        why: "三问要答全。",
        better: [{ line: 1, span: [3, 10], head: "干什么", text: "有数", rule: "" }],
      },
    ),
  ],
};

export const TRAINING: Training = {
  lessons: [
    { id: "floating", kind: "steps", title: "把导语写实", about: "开头全是形势。", steps: 2, part: null },
    { id: "title-slogan", kind: "pair", title: "再上新台阶", about: "换掉县名也成立。", steps: 2, part: "标题" },
  ],
  plans: [
    {
      id: "first",
      title: "一篇信息立起来",
      about: "第一课。",
      bring: "一份稿子。",
      units: [{ minutes: 45, activity: "看", title: "导语", say: "等十秒。", lessons: ["floating"] }],
    },
  ],
  problems: [],
};
