/** 审稿结论 and the opinion that goes with it. Pure. */

import { OPENING, VERDICTS } from "../../../generated/vocabulary";

export { VERDICTS };
export type Verdict = (typeof VERDICTS)[number];

/** The ticked remarks as one sentence; nothing ticked is no opinion. */
export function opinionOf(verdict: Verdict | null, remarks: readonly string[]): string {
  const said = [...new Set(remarks.flatMap((text) => text.split("\n")))]
    .map((text) => text.replace(/[。；？！?!]+$/, ""))
    .filter(Boolean);
  if (said.length === 0) return "";
  const numbered = said.length > 2 ? said.map((text, index) => `${index + 1}.${text}`) : said;
  return `${verdict ? OPENING[verdict] : ""}${numbered.join("；")}。`;
}
