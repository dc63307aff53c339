/** What the writer asked to ignore in this draft, as the strings a host keeps with it. */

import type { Finding, Role } from "../api/wire";
import { ROLE } from "../text/words";

const RULE = "rule:";
const PIN = "pin:";

export const ofRule = (rule: string): string => RULE + rule;

/** Whether 此处忽略 or 本稿不再提示 covers the finding. */
export const isIgnored = (finding: Finding, memory: readonly string[]): boolean =>
  memory.includes(finding.key) || memory.includes(ofRule(finding.rule));

/** Without what makes any of these findings ignored. */
export const restored = (findings: readonly Finding[], memory: readonly string[]): string[] =>
  memory.filter((entry) => !findings.some((f) => entry === f.key || entry === ofRule(f.rule)));

/** Corrected roles by paragraph id. They are kept beside the ignored findings, so that they survive a reload too. */
export function pins(memory: readonly string[]): Map<string, Role> {
  const found = new Map<string, Role>();
  for (const entry of memory) {
    if (!entry.startsWith(PIN)) continue;
    const [role, ...id] = entry.slice(PIN.length).split(":");
    if (role && role in ROLE) found.set(id.join(":"), role as Role);
  }
  return found;
}

export const withPin = (memory: readonly string[], paragraph: string, role: Role | null): string[] => [
  ...memory.filter((entry) => !pins([entry]).has(paragraph)),
  ...(role ? [`${PIN}${role}:${paragraph}`] : []),
];

export const withoutPins = (memory: readonly string[]): string[] => memory.filter((entry) => !entry.startsWith(PIN));
