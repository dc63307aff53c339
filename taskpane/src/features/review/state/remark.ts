/** What to say about a finding, and finding a remark by its words or their initials. Pure. */

import type { Bank, Remark } from "../../../api/review";
import type { Item } from "../../../store/items";

/** Characters a remark keeps to unless the reviewer wants more. */
export const LIMIT = 20;

/** Code points, as a person counts. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** The remarks that answer a finding, most used first. The lead's three questions are answered as one. */
export function optionsFor(item: Item, bank: Bank | null): string[] {
  const rules = new Set(item.findings.map((f) => f.rule));
  const tied = (bank?.remarks ?? [])
    .filter((remark) => remark.rules.some((rule) => rules.has(rule)))
    .map((remark) => remark.text);
  return item.lead ? [item.leadRemark, ...tied] : tied;
}

/** `name` is the rule's own, for a rule no remark answers. */
export const defaultText = (item: Item, bank: Bank | null, name: string): string =>
  optionsFor(item, bank)[0] ?? clip(name, LIMIT);

export const clip = (text: string, units: number): string =>
  lengthOf(text) > units
    ? `${Array.from(text)
        .slice(0, units - 1)
        .join("")}…`
    : text;

export interface Hit {
  remark: Remark;
  /** [start, end) of what was asked for, in units of the text; null without a query. */
  match: [number, number] | null;
}

/** Remarks whose words or initials hold the query: those that answer `rules` first, then as the bank has them, most used first. */
export function search(bank: Bank | null, query: string, rules: readonly string[] = []): Hit[] {
  const wanted = query.trim().toLowerCase();
  const hits = (bank?.remarks ?? []).flatMap((remark): Hit[] => {
    if (wanted === "") return [{ remark, match: null }];
    const match = within(remark, wanted);
    return match ? [{ remark, match }] : [];
  });
  return [...hits.filter((hit) => answers(hit, rules)), ...hits.filter((hit) => !answers(hit, rules))];
}

/** Whether a remark answers a finding of one of these rules. */
export const answers = ({ remark }: Hit, rules: readonly string[]): boolean =>
  remark.rules.some((rule) => rules.includes(rule));

function within({ text, initials }: Remark, wanted: string): [number, number] | null {
  const at = text.toLowerCase().indexOf(wanted);
  if (at >= 0) return [at, at + wanted.length];
  if (!/^[a-z0-9]+$/.test(wanted)) return null;
  // Initials go by characters, punctuation is not typed.
  const typed = Array.from(initials).flatMap((letter, index) => (/[a-z0-9]/.test(letter) ? [{ letter, index }] : []));
  const start = typed
    .map((t) => t.letter)
    .join("")
    .indexOf(wanted);
  const first = typed[start];
  const last = typed[start + wanted.length - 1];
  if (start < 0 || !first || !last) return null;
  const units = Array.from(text);
  const offset = (index: number): number => units.slice(0, index).join("").length;
  return [offset(first.index), offset(last.index + 1)];
}
