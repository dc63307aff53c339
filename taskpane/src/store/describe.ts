/** The words for an item: its title, where it is, what it quotes, where its criterion comes from. */

import type { Report, Rule, Rules } from "../api/wire";
import { clause, gist, opening, sentence, type Excerpt } from "../text/excerpt";
import { leadWords } from "../text/words";
import type { Item } from "./items";

export const ruleOf = (id: string, rules: Rules | null): Rule | undefined =>
  rules?.rules.find((rule) => rule.id === id);

export const titleOf = (item: Item, rules: Rules | null): string =>
  item.lead
    ? leadWords(item.lead.map((answer) => answer.state))
    : (ruleOf(item.finding.rule, rules)?.name ?? item.finding.message);

export const locationOf = (item: Item): string =>
  item.paragraphNumber === null ? "全篇" : `第 ${item.paragraphNumber} 段`;

/** For a row: the clause around the span, or the opening of the paragraph. */
export const quoteOf = (item: Item, report: Report | null): Excerpt =>
  quoted(item, report, clause, (text) => opening(text, 20));

/** For a card: the sentence, or the head and the tail of the paragraph. */
export const sentenceOf = (item: Item, report: Report | null): Excerpt => quoted(item, report, sentence, gist);

function quoted(
  { finding }: Item,
  report: Report | null,
  cut: typeof clause,
  whole: (text: string) => string,
): Excerpt {
  const paragraph = report?.paragraphs.find((p) => p.id === finding.paragraph);
  if (paragraph && finding.span) return cut(paragraph.text, finding.span);
  return { before: whole(finding.quote || (paragraph?.text ?? "")), match: "", after: "" };
}

/** "S15.导语" → 《…》导语: the title of a source and the part of it. */
export function sourceName(key: string, rules: Rules | null): string {
  const [id = key, ...part] = key.split(".");
  const title = rules?.sources[id]?.title ?? id;
  return part.length > 0 ? `${title} · ${part.join(".")}` : title;
}
