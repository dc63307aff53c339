/** 培训 in the pane: the list, one lesson, and its drafts in the document, mended step by step. */

import { signal, type Signal } from "@preact/signals";
import type { Api } from "../../../api/client";
import type { Lesson, Rewritten, Step, Training } from "../../../api/lessons";
import type { Edit, Paragraph } from "../../../api/wire";
import type { Host, InsertBlock } from "../../../host/host";
import { createAttempts } from "../../../store/attempts";
import { createTurns } from "../../../store/turns";
import type { Store } from "../../../store/store";
import type { UserError } from "../../../store/user-error";
import { createClasses, type Classes } from "./classes";
import { createPractice, type Practice } from "./practice";

export interface Lessons {
  all: Signal<Training | null>;
  open: Signal<Lesson | null>;
  /** The step looked at. */
  at: Signal<number>;
  practice: Signal<Practice | null>;
  error: Signal<UserError | null>;
  /** 开课 */
  classes: Classes;
  /** The step that waits for a yes, because the document is not empty. */
  asking: Signal<number | null>;
  load(): Promise<void>;
  enter(id: string): Promise<void>;
  leave(): void;
  go(step: number): void;
  practise(): void;
  /** What the rules said to the last rewritten line. */
  rewritten: Signal<Rewritten | null>;
  ask(line: number, text: string): Promise<void>;
  /** The step's draft into the document: at once into an empty one, else after `sure`. */
  put(step: number, sure?: boolean): Promise<void>;
  /** 改好这一步: the draft in the document becomes the next step's. */
  mend(step: number): Promise<void>;
}

const NOT_EMPTY = { title: "这里已有文稿", detail: "请先新建一个空白文档，再点一次；现在的文稿没有动。" };
const NOT_THE_STEP = { title: "文稿和这一步对不上", detail: "可能已经改过。请先把这一步放进文稿，再改。文稿没有动。" };
const REFUSED = { title: "没有放进去", detail: "文稿没有动，请再点一次。" };

export function createLessons(store: Store, host: Host, api: Api, recheck: () => void): Lessons {
  const all = signal<Training | null>(null);
  const open = signal<Lesson | null>(null);
  const at = signal(0);
  const practice = signal<Practice | null>(null);
  const rewritten = signal<Rewritten | null>(null);
  const { error, attempt: tried } = createAttempts();
  const entries = createTurns();
  const classes = createClasses(api);
  const asking = signal<number | null>(null);
  // Our own page keeps one document and its undo history; in Word and WPS a full document is the writer's own.
  const replaces = host.replace !== undefined;

  const attempt = (work: () => Promise<void>): Promise<void> => {
    asking.value = null;
    return tried(work);
  };

  async function replace(step: Step, said: string): Promise<void> {
    const result = host.replace
      ? await host.replace(blocksOf(step))
      : await host.insert(blocksOf(step), "replace-empty");
    if (result !== "done") {
      error.value = REFUSED;
      return;
    }
    store.news.value = said;
    recheck();
  }

  /** In the writer's own program: changed paragraphs as edits, tracked where it can, and what is more at the end. */
  async function mendInPlace(paragraphs: readonly Paragraph[], next: Step): Promise<void> {
    const applied = await host.apply(editsTo(paragraphs, next), { track: host.can.track, checked: paragraphs });
    const more = blocksOf(next).slice(paragraphs.length);
    if (applied !== "done" || (more.length > 0 && (await host.insert(more, "end")) !== "done")) {
      error.value = NOT_THE_STEP;
      return;
    }
    store.news.value = `已改到“${next.name}”`;
    recheck();
  }

  return {
    all,
    open,
    at,
    practice,
    rewritten,
    error,
    asking,
    classes,
    load: () =>
      attempt(async () => {
        void classes.load();
        all.value ??= await api.training();
      }),
    enter: (id) =>
      attempt(async () => {
        const isCurrent = entries.begin();
        const lesson = await api.lesson(id);
        if (!isCurrent()) return;
        open.value = lesson;
        at.value = 0;
        practice.value = null;
      }),
    leave: () => {
      entries.drop();
      open.value = null;
      practice.value = null;
      error.value = null;
    },
    go: (step) => {
      at.value = step;
      practice.value = null;
    },
    practise: () => {
      const step = open.value?.steps[at.value];
      practice.value = practice.value || !step ? null : createPractice(step);
      rewritten.value = null;
    },
    ask: (line, text) =>
      attempt(async () => {
        const [lesson, step, begun] = [open.value, at.value, practice.value];
        if (!lesson) return;
        const { rewrite } = await api.practise({ lesson: lesson.id, step, rewrite: { line, text } });
        if (begun === practice.value && step === at.value) rewritten.value = rewrite;
      }),
    put: (index, sure = false) =>
      attempt(async () => {
        const step = open.value?.steps[index];
        if (!step) return;
        const empty = (await host.read()).every((p) => p.text.trim() === "");
        if (!empty && !replaces) error.value = NOT_EMPTY;
        else if (!empty && !sure) asking.value = index;
        else await replace(step, `已放进“${step.name}”`);
      }),
    mend: (index) =>
      attempt(async () => {
        const now = open.value?.steps[index];
        const next = open.value?.steps[index + 1];
        if (!now || !next) return;
        const paragraphs = (await host.read()).filter((p) => p.text.trim() !== "");
        if (!sameText(paragraphs, now)) {
          error.value = NOT_THE_STEP;
          return;
        }
        if (replaces) await replace(next, `已改到“${next.name}”`);
        else await mendInPlace(paragraphs, next);
        if (!error.value) at.value = index + 1;
      }),
  };
}

const blocksOf = (step: Step): InsertBlock[] => step.lines.map(({ role, text }) => ({ role, text }));

const sameText = (paragraphs: readonly Paragraph[], step: Step): boolean =>
  paragraphs.length === step.lines.length && step.lines.every((line, i) => paragraphs[i]?.text === line.text);

/** Paragraph by paragraph; one the next step has no more is left empty. */
export function editsTo(paragraphs: readonly Paragraph[], next: Step): Edit[] {
  return paragraphs.flatMap((p, i) => {
    const text = next.lines[i]?.text ?? "";
    return text === p.text ? [] : [{ paragraph: p.id, span: [0, p.text.length] as [number, number], text }];
  });
}
