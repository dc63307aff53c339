/** Practice: marks on a text, compared with what the rules find there. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Found, Mark, Outcome, Step } from "../../../api/lessons";

export interface Practice {
  step: Step;
  marked: Signal<readonly Mark[]>;
  /** What came of it; null while still marking. */
  outcome: Signal<Outcome | null>;
  failed: Signal<string>;
  /** Share of what had to be seen and was, in percent. */
  score: ReadonlySignal<number | null>;
  has(mark: Mark): boolean;
  toggle(mark: Mark): void;
  submit(): Promise<void>;
  again(): void;
}

/** `judge` compares elsewhere, as in a class, where the page does not know the answers. */
export function createPractice(
  step: Step,
  judge: (marks: readonly Mark[]) => Promise<Outcome> = (marks) => Promise.resolve(compare(step, marks)),
): Practice {
  const marked = signal<readonly Mark[]>([]);
  const outcome = signal<Outcome | null>(null);
  const failed = signal("");
  const has = (mark: Mark): boolean => marked.value.some((m) => same(m, mark));
  return {
    step,
    marked,
    outcome,
    failed,
    score: computed(() => outcome.value && scoreOf(outcome.value)),
    has,
    toggle: (mark) => {
      if (outcome.value) return;
      marked.value = has(mark) ? marked.value.filter((m) => !same(m, mark)) : [...marked.value, mark];
    },
    submit: async () => {
      failed.value = "";
      try {
        outcome.value = await judge(marked.value);
      } catch (error) {
        failed.value = error instanceof Error && error.message ? error.message : "没有交上，请再按一次。";
      }
    },
    again: () => {
      outcome.value = null;
      marked.value = [];
    },
  };
}

/** The same comparison as addin_server/training/exercise.py, for pages without a service. */
export function compare(step: Step, marks: readonly Mark[]): Outcome {
  const hits = new Set<number>();
  const wrong: Outcome["false"] = [];
  for (const mark of marks) {
    const line = step.lines[mark.line];
    if (!line) continue;
    const clause = mark.clause === null ? null : line.clauses[mark.clause];
    if (clause === undefined) continue;
    const answers = clause ? clause.findings : line.whole;
    for (const index of answers) hits.add(index);
    if (answers.length === 0)
      wrong.push({ ...mark, because: clause?.because ?? "规则对整段没有意见。说得出理由，就提出来大家议。" });
  }
  const pick = (keep: (finding: Found, index: number) => boolean): Found[] => step.findings.filter(keep);
  return {
    hits: pick((_, index) => hits.has(index)),
    misses: pick((finding, index) => !hits.has(index) && finding.severity !== "advice"),
    false: wrong,
  };
}

export function scoreOf({ hits, misses }: Outcome): number {
  const had = hits.filter((f) => f.severity !== "advice").length;
  const all = had + misses.length;
  return all === 0 ? 100 : Math.round((had / all) * 100);
}

const same = (a: Mark, b: Mark): boolean => a.line === b.line && a.clause === b.clause;
