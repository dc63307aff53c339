/** Practice: marks on a text, compared with what the rules find there. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Found, Mark, ExerciseResult, Step } from "../../../api/lessons";

export interface Practice {
  step: Step;
  marked: Signal<readonly Mark[]>;
  /** What came of it; null while still marking. */
  outcome: Signal<ExerciseResult | null>;
  failed: Signal<string>;
  /** Share of what had to be seen and was, in percent. */
  score: ReadonlySignal<number | null>;
  has(mark: Mark): boolean;
  toggle(mark: Mark): void;
  submit(): Promise<void>;
  again(): void;
}

/** `judge` grades elsewhere, as in a class, where the page does not know the answers. */
export function createPractice(
  step: Step,
  judge: (marks: readonly Mark[]) => Promise<ExerciseResult> = (marks) => Promise.resolve(grade(step, marks)),
): Practice {
  const marked = signal<readonly Mark[]>([]);
  const outcome = signal<ExerciseResult | null>(null);
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

/** The twin of `grade` in addin_server/training/exercise.py, for pages without a service (grading.test.ts). */
export function grade(step: Step, all: readonly Mark[]): ExerciseResult {
  const marks = all.filter((mark, at) => all.findIndex((m) => same(m, mark)) === at);
  const must = (place: number): boolean =>
    (step.places[place] ?? []).some((i) => step.findings[i]?.severity !== "advice");
  const placesOf = (findings: readonly number[]): number[] =>
    step.places.flatMap((place, number) => (place.some((i) => findings.includes(i)) ? [number] : []));
  const whole = marks.filter((mark) => mark.clause === null);
  const hits = new Set<number>();
  const wrong: ExerciseResult["false"] = [];
  for (const mark of marks) {
    const clause = mark.clause === null ? undefined : step.lines[mark.line]?.clauses[mark.clause];
    if (!clause) continue;
    for (const place of placesOf(clause.findings)) hits.add(place);
    if (clause.findings.length === 0 && !whole.some((m) => m.line === mark.line))
      wrong.push({ ...mark, because: clause.because });
  }
  for (const mark of whole) {
    const line = step.lines[mark.line];
    if (!line) continue;
    const about = placesOf(line.whole);
    const here = about.length > 0 ? about : placesOf(line.clauses.flatMap((clause) => clause.findings));
    const first = here.find(must) ?? here[0];
    if (first === undefined) wrong.push({ ...mark, because: line.because });
    else if (!here.some((place) => hits.has(place))) hits.add(first);
  }
  const pick = (keep: (place: number) => boolean): Found[] =>
    step.places.flatMap((place, number) => (keep(number) ? foundAt(step, place) : []));
  return {
    hits: pick((place) => hits.has(place)),
    misses: pick((place) => !hits.has(place) && must(place)),
    false: wrong,
  };
}

/** The gravest finding of a place, with the names of the others. */
function foundAt(step: Step, place: readonly number[]): Found[] {
  const [first, ...rest] = place.flatMap((i) => step.findings[i] ?? []);
  if (!first) return [];
  return [{ ...first, beside: [...new Set(rest.map((f) => f.name))].filter((name) => name !== first.name) }];
}

export function scoreOf({ hits, misses }: ExerciseResult): number {
  const had = hits.filter((f) => f.severity !== "advice").length;
  const all = had + misses.length;
  return all === 0 ? 100 : Math.round((had / all) * 100);
}

const same = (a: Mark, b: Mark): boolean => a.line === b.line && a.clause === b.clause;
