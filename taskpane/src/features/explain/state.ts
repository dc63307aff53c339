/** 读法: how the service reads the draft, clause by clause, and the clause that is looked at. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Api } from "../../api/client";
import type { BriefReading, ClauseReading, Explanation, ReadingWords } from "../../api/explanation";
import { createAttempts } from "../../store/attempts";
import type { Store } from "../../store/store";
import { createTurns } from "../../store/turns";
import type { UserError } from "../../store/user-error";

export interface Explaining {
  /** Null until read. */
  found: Signal<Explanation | null>;
  busy: Signal<boolean>;
  error: Signal<UserError | null>;
  /** The clause whose fields are shown. */
  looked: Signal<ClauseReading | null>;
  /** There is nothing to read. */
  isEmpty: ReadonlySignal<boolean>;
  /** Read the draft as it was last checked. */
  load(): Promise<void>;
}

export function createExplaining(store: Store, api: Api): Explaining {
  const found = signal<Explanation | null>(null);
  const { busy, error, attempt } = createAttempts();
  const turns = createTurns();
  const looked = signal<ClauseReading | null>(null);
  return {
    found,
    busy,
    error,
    looked,
    isEmpty: computed(() => !store.checked.value?.paragraphs.some((p) => p.text.trim() !== "")),
    async load() {
      const draft = store.checked.value;
      found.value = looked.value = error.value = null;
      const isCurrent = turns.begin();
      if (!draft) return;
      await attempt(async () => {
        const read = await api.explain({ draft });
        if (isCurrent()) found.value = read;
      });
    },
  };
}

/** From here on something is more likely so than not. */
const EVEN = 0.5;
/** Genres less likely than this are left out. */
const LIKELY = 0.05;

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

export type Line = [name: string, value: string];

/** The judgements over one brief, a line each. */
export function judgements(brief: BriefReading, words: ReadingWords): Line[] {
  const { title, lead, genres, broad } = brief;
  const lines: Line[] = [];
  const grounded = (value: string, reasons: readonly string[]): string =>
    reasons.length > 0 ? `${value}。看出来的依据：${reasons.join("、")}` : value;
  if (title) {
    const fault = words.fault[title.fault] ?? title.fault;
    const verdict = title.weak >= EVEN ? `弱，${fault}` : "站得住";
    lines.push(["标题", grounded(`${verdict}（弱的可能 ${percent(title.weak)}）`, title.reasons)]);
  }
  const likely = genres.filter((g) => g.likely >= LIKELY).map((g) => `${g.name} ${percent(g.likely)}`);
  lines.push(["体裁", likely.join("　") || "没有标题，或者字太少，不判"]);
  const agreed = broad >= EVEN ? `，读者会同意 ${percent(brief.broad_agreed)}` : "";
  const breadth = `${broad >= EVEN ? "偏大" : "不大"}（偏大的可能 ${percent(broad)}${agreed}）`;
  lines.push(["题目", grounded(breadth, brief.broad_reasons)]);
  if (lead) {
    const is = lead.missing >= EVEN ? "不像导语" : "是导语";
    lines.push(["导语", `第 ${lead.number} 段${is}（不像的可能 ${percent(lead.missing)}）`]);
    for (const { question, open, answer } of lead.questions)
      lines.push([words.question[question] ?? question, open >= EVEN ? "没答" : `“${answer}”`]);
  }
  return lines;
}

/** The fields of one clause, those that say something. */
export function fields(clause: ClauseReading, words: ReadingWords): Line[] {
  const act = words.act[clause.act];
  const named = new Set([clause.subject, ...clause.amounts.map((a) => a.at)].map((q) => String(q?.span)));
  const rows: Line[] = [
    ["说的是", `${act?.name ?? clause.act}：${act?.means ?? ""}`],
    ["语气", words.mood[clause.mood] ?? clause.mood],
    ["管着它", clause.governor ? (words.governor[clause.governor] ?? clause.governor) : ""],
    ["谁", clause.subject?.quote ?? ""],
    ["数", clause.amounts.map((a) => `${a.at.quote}（${words.measure[a.measure] ?? a.measure}）`).join("、")],
    [
      "具体",
      clause.specifics
        .filter((s) => !named.has(String(s.span)))
        .map((s) => s.quote)
        .join("、"),
    ],
    ["套话", clause.stock > 0 ? percent(clause.stock) : ""],
    ["空不空", clause.heading ? "小标题，不算" : emptiness(clause, words)],
    ["读者会同意", clause.agreed === null ? "" : percent(clause.agreed)],
    ["依据", clause.reasons.join("、")],
    ["凭据", clause.support?.quote ?? ""],
  ];
  return rows.filter(([, value]) => value !== "");
}

/** Whether a clause reads as empty, how surely, and of which sort. */
function emptiness(clause: ClauseReading, words: ReadingWords): string {
  const sort = clause.claim ? `，${words.claim[clause.claim] ?? clause.claim}` : "";
  return `${isEmptyClaim(clause) ? "空" : "不空"} ${percent(clause.empty)}${sort}`;
}

export const isEmptyClaim = (clause: ClauseReading): boolean => clause.empty >= EVEN;
