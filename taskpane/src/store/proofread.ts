/** What proofreading has found so far, and how it joins the report it belongs to. */

import type { Finding, ProofState, Report, Skipped } from "../api/wire";

/** What `skipped` calls LanguageTool. */
export const LANGUAGETOOL = "languagetool";

/** How many of the rules read the draft: LanguageTool has several of them. */
export const readBy = (rules: readonly { id: string }[], skipped: readonly Skipped[]): number =>
  rules.filter(
    ({ id }) => !skipped.some(({ rule }) => rule === id || (rule === LANGUAGETOOL && id.startsWith("language.lt."))),
  ).length;

export interface Proofed {
  findings: readonly Finding[];
  /** What the paragraphs said that were read, by id. */
  texts: ReadonlyMap<string, string>;
  skipped: readonly Skipped[];
  /** Null until the first answer. */
  state: ProofState | null;
  /** More is to come. */
  waiting: boolean;
}

export const UNREAD: Proofed = { findings: [], texts: new Map(), skipped: [], state: null, waiting: false };

/** The report with those findings whose paragraph still says what was read. */
export function merged(report: Report, proof: Proofed): Report {
  const now = new Map(report.paragraphs.map((p) => [p.id, p.text]));
  const fresh = proof.findings.filter(
    ({ paragraph: id }) => id !== null && now.has(id) && now.get(id) === proof.texts.get(id),
  );
  const reported = new Set(report.skipped.map((s) => s.rule));
  const skipped = proof.waiting ? [] : proof.skipped.filter((s) => !reported.has(s.rule));
  if (fresh.length === 0 && skipped.length === 0) return report;
  return { ...report, findings: [...report.findings, ...fresh], skipped: [...report.skipped, ...skipped] };
}
