/** 审稿结论 and the opinion that goes with it. Pure. */

import { plainLine } from "./merge";

export const VERDICTS = ["采用", "修改后采用", "转综合", "留存", "退回"] as const;
export type Verdict = (typeof VERDICTS)[number];

const LEAD: Record<Verdict, string> = { 采用: "报送前顺手改：", 修改后采用: "请改：", 转综合: "综合时请补：", 留存: "暂不用，", 退回: "退回重写，" };

/** The ticked remarks as one sentence; nothing ticked is no opinion. */
export function opinionOf(verdict: Verdict | null, remarks: readonly string[]): string {
  const said = [...new Set(remarks.flatMap((text) => text.split("\n").map(plainLine)))].map((text) => text.replace(/[。；？！?!]+$/, "")).filter(Boolean);
  if (said.length === 0) return "";
  const numbered = said.length > 2 ? said.map((text, index) => `${index + 1}.${text}`) : said;
  return `${verdict ? LEAD[verdict] : ""}${numbered.join("；")}。`;
}
