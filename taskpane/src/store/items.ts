/** From a report to what the list shows: pure, in document order. */

import type { Answer, Finding, Fix, Report, Role, Severity } from "../api/wire";
import { GROUPS, groupOf, SEVERITIES, type Group } from "../text/words";

/** One line of the list: a finding, or the lead's three questions as one. */
export interface Item {
  /** The key of its first finding. */
  id: string;
  findings: Finding[];
  /** What marks, rows and cards speak of; its severity is the gravest of `findings`. */
  finding: Finding;
  group: Group;
  role: Role | null;
  /** Counted from 1; null where the finding is about the whole draft. */
  paragraphNumber: number | null;
  lead: Answer[] | null;
  /** The ways to mend it; of the lead's three questions those that stand in the draft's own words. */
  fixes: Fix[];
  /** Some ways to mend it would change a sentence the writer has locked. */
  locked: boolean;
  /** What a reviewer would say of them. */
  leadRemark: string;
}

/** Whether a fix is put together from the draft's own words. */
export const isAssembled = (fix: Fix): boolean => fix.parts.length > 0;

export const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Items of the findings that pass `keep`, folded ones included only when asked for. */
export function itemsOf(report: Report, keep: (finding: Finding) => boolean, folded = false): Item[] {
  const paragraphs = new Map(report.paragraphs.map((p) => [p.id, p]));
  const questions = new Set(report.lead.map((answer) => answer.rule));
  const kept = report.findings.filter((f) => f.folded === folded && keep(f));
  const lead = kept.filter((f) => questions.has(f.rule));

  const item = (findings: Finding[], answers: Answer[] | null): Item[] => {
    const gravest = [...findings].sort((a, b) => rank(a.severity) - rank(b.severity))[0];
    const first = findings[0];
    if (!gravest || !first) return [];
    const paragraph = first.paragraph === null ? undefined : paragraphs.get(first.paragraph);
    return [
      {
        id: first.key,
        findings,
        finding: { ...first, severity: gravest.severity },
        group: groupOf(first, paragraph?.role),
        role: paragraph?.role ?? null,
        paragraphNumber: paragraph ? paragraph.index + 1 : null,
        lead: answers,
        fixes: answers ? findings.flatMap((f) => f.fixes.filter(isAssembled)) : first.fixes,
        locked: false,
        leadRemark: answers ? report.lead_remark : "",
      },
    ];
  };

  return kept
    .flatMap((f) => {
      if (!questions.has(f.rule)) return item([f], null);
      return f === lead[0] ? item(lead, report.lead) : [];
    })
    .sort(
      (a, b) =>
        (a.paragraphNumber ?? 0) - (b.paragraphNumber ?? 0) ||
        start(a) - start(b) ||
        rank(a.finding.severity) - rank(b.finding.severity),
    );
}

const start = (item: Item): number => (item.finding.span ? item.finding.span[0] : -1);

/** What to mend first among equals in severity. */
const WEIGHT = ["体裁", "导语", "标题", "选题", "空泛", "主体", "结尾", "背景", "其他"] satisfies Group[];

/** 先改三处: the gravest, no rule twice as long as there are others. */
export function firstThree(items: readonly Item[]): Item[] {
  const urgent = items
    .map((item, order) => ({ item, order }))
    .sort(
      (a, b) =>
        rank(a.item.finding.severity) - rank(b.item.finding.severity) ||
        WEIGHT.indexOf(a.item.group) - WEIGHT.indexOf(b.item.group) ||
        a.order - b.order,
    )
    .map(({ item }) => item);
  const seen = new Set<string>();
  const isNew = (item: Item): boolean => !seen.has(item.finding.rule) && Boolean(seen.add(item.finding.rule));
  const varied = urgent.filter(isNew);
  return [...varied, ...urgent.filter((item) => !varied.includes(item))].slice(0, 3);
}

export interface Section {
  group: Group;
  items: Item[];
}

/** The items by part of the brief, in the order of a brief; empty parts are left out. */
export const bySection = (items: readonly Item[]): Section[] =>
  GROUPS.map((group) => ({ group, items: items.filter((item) => item.group === group) })).filter(
    (s) => s.items.length > 0,
  );

export const countBySeverity = (items: readonly Item[]): Record<Severity, number> => {
  const counts = { error: 0, warning: 0, advice: 0 };
  for (const { finding } of items) counts[finding.severity] += 1;
  return counts;
};

/** What the list shows, in the order the eye and F8 meet it. */
export interface Listing {
  /** 先改三处; empty while filtered. */
  first: Item[];
  rest: Section[];
  sequence: Item[];
}

export interface Filter {
  severity: Severity | null;
  part: Group | null;
}

export function listingOf(items: readonly Item[], filter: Filter): Listing {
  const filtered = filter.severity !== null || filter.part !== null;
  const chosen = items.filter(
    (item) =>
      (filter.severity === null || item.finding.severity === filter.severity) &&
      (filter.part === null || item.group === filter.part),
  );
  const first = filtered ? [] : firstThree(chosen);
  const rest = bySection(chosen.filter((item) => !first.includes(item)));
  return { first, rest, sequence: [...first, ...rest.flatMap((section) => section.items)] };
}

/** Where ↑ and ↓ stop: item ids and, for folded parts, their names. */
export function stopsOf({ first, rest }: Listing, open: readonly Group[]): string[] {
  const ids = (items: readonly Item[]): string[] => items.map((item) => item.id);
  if (first.length === 0) return rest.flatMap((section) => ids(section.items));
  return [...ids(first), ...rest.flatMap((s) => [s.group, ...(open.includes(s.group) ? ids(s.items) : [])])];
}
