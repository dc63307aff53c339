/** The words of the trade, as the vocabulary has them. Nothing here depends on state. */

import type { Finding, Role, State } from "../api/wire";
import * as vocabulary from "../generated/vocabulary";
import { CATEGORY, GROUP_OF_CATEGORY, GROUP_OF_ROLE, GROUPS, ROLE } from "../generated/vocabulary";

export { GROUPS, ROLE, SEVERITIES, SEVERITY } from "../generated/vocabulary";

export const ROLES = Object.keys(ROLE) as Role[];

/** What a writer corrects to most often. */
export const COMMON_ROLES: readonly Role[] = vocabulary.COMMON_ROLES;

export type Group = (typeof GROUPS)[number];

const groupOfCategory: Readonly<Partial<Record<string, Group>>> = GROUP_OF_CATEGORY;
const groupOfRole: Readonly<Partial<Record<Role, Group>>> = GROUP_OF_ROLE;
const categories: Readonly<Partial<Record<string, string>>> = CATEGORY;

/** Where a finding is listed: with its category, or where that has no part of its own with the part it stands in. */
export const groupOf = (finding: Finding, role: Role | undefined): Group =>
  (finding.category in categories ? groupOfCategory[finding.category] : "其他") ??
  (role && groupOfRole[role]) ??
  "其他";

/** In the order settings list them. */
export const CATEGORIES: readonly string[] = Object.keys(CATEGORY);

export const categoryName = (category: string): string => categories[category] ?? "其他";

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
