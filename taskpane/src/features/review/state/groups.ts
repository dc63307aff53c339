/** 常用批语 by what they are about: what answers the finding in hand, what is used most, then part by part. Pure. */

import type { Bank } from "../../../api/review";
import { GROUPS } from "../../../text/words";
import { answers, search, type Hit } from "./remark";

export interface RemarkGroup {
  name: string;
  hits: Hit[];
}

/** So many that are used most stand above the parts. */
const MOST = 6;
const REST = "其他";
const IN_HAND = "手头这一处用得上";
const USED = "用得最多";
/** Groups that no part of the bank is: what stands in them changes with the finding in hand. */
export const PASSING: ReadonlySet<string> = new Set([IN_HAND, USED]);

/** Every remark that holds the query once, in groups none of which is empty. */
export function groupsOf(bank: Bank | null, query: string, rules: readonly string[]): RemarkGroup[] {
  const hits = search(bank, query, rules);
  const inHand = hits.filter((hit) => answers(hit, rules));
  const others = hits.filter((hit) => !inHand.includes(hit));
  const used = query.trim() === "" ? others.filter(({ remark }) => remark.used > 0).slice(0, MOST) : [];
  const parts = new Map<string, Hit[]>();
  for (const hit of others.filter((each) => !used.includes(each)))
    parts.set(hit.remark.part, [...(parts.get(hit.remark.part) ?? []), hit]);
  return [
    { name: IN_HAND, hits: inHand },
    { name: USED, hits: used },
    ...[...parts].sort(([a], [b]) => byPart(a, b)).map(([name, own]) => ({ name, hits: own })),
  ].filter((group) => group.hits.length > 0);
}

export const holds = ({ hits }: RemarkGroup, text: string | null): boolean =>
  hits.some(({ remark }) => remark.text === text);

/** In the order of a brief's parts; what an organisation calls otherwise by its sound, the rest last. */
const byPart = (a: string, b: string): number => rank(a) - rank(b) || a.localeCompare(b, "zh");

function rank(part: string): number {
  const at = (GROUPS as readonly string[]).indexOf(part);
  return part === REST ? GROUPS.length : at < 0 ? GROUPS.length - 1 : at;
}
