/** The words of the trade, one table each. Nothing here depends on state. */

import type { Finding, Role, Severity, State } from "../api/wire";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "advice"];

export const SEVERITY: Record<Severity, { word: string; tone: "err" | "warn" | "adv" }> = {
  error: { word: "必改", tone: "err" },
  warning: { word: "建议改", tone: "warn" },
  advice: { word: "可斟酌", tone: "adv" },
};

export const ROLE: Record<Role, string> = {
  title: "标题",
  subtitle: "副标题",
  lead: "导语",
  body: "主体",
  ending: "结尾",
  background: "背景",
  heading1: "一级标题",
  heading2: "二级标题",
  heading3: "三级标题",
  heading4: "四级标题",
  masthead: "刊头",
  issue: "期号",
  byline: "署名",
  salutation: "称谓",
  signature: "落款",
  date: "日期",
  distribution: "报送",
  attachment: "附件",
  credits: "编校",
  note: "注",
  other: "其他",
};

/** What a writer corrects to most often; the others follow under 其他. */
export const ROLES = Object.keys(ROLE) as Role[];
export const COMMON_ROLES: readonly Role[] = [
  "title",
  "subtitle",
  "lead",
  "heading1",
  "heading2",
  "body",
  "ending",
  "background",
];

export const GROUPS = ["体裁", "标题", "导语", "主体", "结尾", "背景", "选题", "空泛", "其他"] as const;
export type Group = (typeof GROUPS)[number];

const BY_CATEGORY: Record<string, Group> = {
  genre: "体裁",
  title: "标题",
  lead: "导语",
  body: "主体",
  ending: "结尾",
  background: "背景",
  topic: "选题",
  vague: "空泛",
};

const BY_ROLE: Partial<Record<Role, Group>> = {
  title: "标题",
  subtitle: "标题",
  lead: "导语",
  heading1: "主体",
  heading2: "主体",
  heading3: "主体",
  heading4: "主体",
  body: "主体",
  ending: "结尾",
  background: "背景",
};

/** Where a finding is listed. A doubtful fact is listed with the part it stands in. */
export function groupOf(finding: Finding, role: Role | undefined): Group {
  if (finding.category === "fact") return (role && BY_ROLE[role]) ?? "其他";
  return BY_CATEGORY[finding.category] ?? "其他";
}

const CATEGORY: Record<string, string> = {
  ...BY_CATEGORY,
  fact: "数字核对",
  time: "时效",
  audience: "报送层级",
  secrecy: "保密提醒",
  policy: "提法",
  format: "格式",
  language: "语言",
};

/** In the order settings list them. */
export const CATEGORIES = Object.keys(CATEGORY);

export const categoryName = (category: string): string => CATEGORY[category] ?? "其他";

/** 要素齐缺: what the strip says under a part. */
export function partWords(state: State, lacks: string): string {
  if (state === "yes") return "齐";
  if (state === "none") return "可省";
  return lacks || (state === "no" ? "缺" : "欠");
}

export const ANSWER: Record<"yes" | "partly" | "no", string> = { yes: "写了", partly: "写了一半", no: "没写" };

const COUNT = ["零", "一", "两", "三"];

/** 缺两样, 三样都没写, 一样写了一半: the lead in one phrase. */
export function leadWords(states: readonly ("yes" | "partly" | "no")[]): string {
  const no = states.filter((s) => s === "no").length;
  const partly = states.filter((s) => s === "partly").length;
  if (no > 0 && no === states.length) return "导语三问，都没写";
  if (no > 0) return `导语三问，缺${COUNT[no] ?? no}样`;
  return partly === 1 ? "导语三问，有一样只写了一半" : `导语三问，有${COUNT[partly] ?? partly}样只写了一半`;
}

export const capped = (n: number): string => (n > 99 ? "99+" : String(n));
