/** The projector: which lesson and frame the room sees, whether the findings are shown, whether the screen is black. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Lesson, LessonHead, LessonPlan, ExerciseResult, Rewritten, Training } from "../../../api/lessons";
import { createTurns } from "../../../store/turns";
import { framesOf, type Frame } from "./frames";
import { createPractice, type Practice } from "./practice";

/** Where lessons come from: the service, or the page itself. */
export interface Source {
  training(): Promise<Training>;
  lesson(id: string): Promise<Lesson>;
  /** Null where there is no service to ask. */
  rewrite: ((lesson: string, step: number, line: number, text: string) => Promise<Rewritten>) | null;
}

export const THEMES = { auto: "跟随系统", light: "浅色", dark: "深色", hc: "高对比" } as const;
export type Theme = keyof typeof THEMES;

export const VOTES = ["要改", "不用改", "说不准"] as const;

export interface Stage {
  heads: Signal<readonly LessonHead[]>;
  plans: Signal<readonly LessonPlan[]>;
  lesson: Signal<Lesson | null>;
  frames: ReadonlySignal<readonly Frame[]>;
  index: Signal<number>;
  frame: ReadonlySignal<Frame | null>;
  shown: Signal<boolean>;
  black: Signal<boolean>;
  /** Every line, not only those that changed. */
  whole: Signal<boolean>;
  practice: Signal<Practice | null>;
  /** Hands counted for each of VOTES. */
  votes: Signal<readonly number[]>;
  /** Facts the room chose, by index. */
  chosen: Signal<ReadonlySet<number>>;
  rewritten: Signal<Rewritten | null>;
  error: Signal<string>;
  theme: Signal<Theme>;
  start(id: string): Promise<void>;
  open(id: string): Promise<void>;
  leave(): void;
  go(to: number): void;
  next(): void;
  previous(): void;
  /** The clicker's one button: first what is hidden, then on. */
  forward(): void;
  back(): void;
  practise(): void;
  /** Ask about a rewritten line; null where there is no service. */
  ask: ((line: number, text: string) => Promise<void>) | null;
  vote(option: number, by: 1 | -1): void;
  choose(fact: number): void;
}

export function createStage(source: Source, theme: Theme = "auto"): Stage {
  const { rewrite } = source;
  const lesson = signal<Lesson | null>(null);
  const index = signal(0);
  const shown = signal(false);
  const whole = signal(false);
  const practice = signal<Practice | null>(null);
  const votes = signal<readonly number[]>(VOTES.map(() => 0));
  const chosen = signal<ReadonlySet<number>>(new Set<number>());
  const rewritten = signal<Rewritten | null>(null);
  const error = signal("");
  const heads = signal<readonly LessonHead[]>([]);
  const plans = signal<readonly LessonPlan[]>([]);
  const frames = computed(() => (lesson.value ? framesOf(lesson.value) : []));
  const frame = computed(() => frames.value[index.value] ?? null);

  const entries = createTurns();
  const fresh = (): void => {
    shown.value = false;
    whole.value = false;
    practice.value = null;
    rewritten.value = null;
    votes.value = VOTES.map(() => 0);
  };
  const go = (to: number): void => {
    if (to < 0 || to >= frames.value.length || to === index.value) return;
    index.value = to;
    fresh();
  };
  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      error.value = "";
      await work();
    } catch {
      error.value = "没有取到，请看一下主笔是不是还开着，再试一次。";
    }
  }
  const open = (id: string): Promise<void> =>
    attempt(async () => {
      const isCurrent = entries.begin();
      const wanted = await source.lesson(id);
      if (!isCurrent()) return;
      lesson.value = wanted;
      index.value = 0;
      chosen.value = new Set<number>();
      fresh();
    });

  return {
    heads,
    plans,
    lesson,
    frames,
    index,
    frame,
    shown,
    black: signal(false),
    whole,
    practice,
    votes,
    chosen,
    rewritten,
    error,
    theme: signal<Theme>(theme),
    start: async (id) => {
      await attempt(async () => {
        const all = await source.training();
        heads.value = all.lessons;
        plans.value = all.plans;
      });
      const only = heads.value.length === 1 ? heads.value[0]?.id : undefined;
      const wanted = id === "" ? only : id;
      if (wanted !== undefined) await open(wanted);
    },
    open,
    leave: () => {
      entries.drop();
      lesson.value = null;
      fresh();
    },
    go,
    next: () => go(index.value + 1),
    previous: () => go(index.value - 1),
    forward: () => {
      if (frame.value && !shown.value && !practice.value) shown.value = true;
      else go(index.value + 1);
    },
    back: () => {
      if (shown.value) shown.value = false;
      else go(index.value - 1);
    },
    practise: () => {
      const now = frame.value;
      const step = now?.at === "text" ? now.step : now?.at === "change" ? now.before : null;
      practice.value = practice.value || !step ? null : createPractice(step);
      rewritten.value = null;
    },
    ask:
      rewrite &&
      ((line, text) =>
        attempt(async () => {
          const now = frame.value;
          if (!lesson.value || !now) return;
          const result = await rewrite(lesson.value.id, now.at === "change" ? now.index - 1 : 0, line, text);
          if (frame.value === now) rewritten.value = result;
        })),
    vote: (option, by) => {
      votes.value = votes.value.map((n, i) => (i === option ? Math.max(0, n + by) : n));
    },
    choose: (fact) => {
      const now = new Set(chosen.value);
      if (!now.delete(fact)) now.add(fact);
      chosen.value = now;
    },
  };
}

export type { ExerciseResult };
