/** What the writer asked to ignore in this draft, as the strings a host keeps with it. */

import type { Finding } from "../api/wire";

const RULE = "rule:";

export const ofRule = (rule: string): string => RULE + rule;

/** 此处忽略. */
export const ofPlace = (finding: Finding): string => finding.key;

/** Whether 此处忽略 or 本稿不再提示 covers the finding. */
export const isIgnored = (finding: Finding, memory: readonly string[]): boolean =>
  memory.includes(ofPlace(finding)) || memory.includes(ofRule(finding.rule));

/** Without what makes any of these findings ignored. */
export const restored = (findings: readonly Finding[], memory: readonly string[]): string[] =>
  memory.filter((entry) => !findings.some((f) => entry === ofPlace(f) || entry === ofRule(f.rule)));
