/** A class from the trainee's side, and the trainer's board. */

import { signal, type Signal } from "@preact/signals";
import type { QrCode } from "../../../ui/qr";
import type { Mark, ExerciseResult, Rewritten, Step } from "../../../api/lessons";
import { createPractice, type Practice } from "./practice";

export interface Board {
  code: string;
  people: number;
  title: string;
  step: Step;
  counts: { line: number; clause: number | null; count: number }[];
  /** Leads a telephone into the class. */
  entry: QrCode;
}

export interface Classroom {
  title: Signal<string>;
  practice: Signal<Practice | null>;
  board: Signal<Board | null>;
  error: Signal<string>;
  over: Signal<boolean>;
  rewritten: Signal<Rewritten | null>;
  ask(line: number, text: string): Promise<void>;
  join(code: string, name: string): Promise<void>;
  /** Read the board anew. */
  look(key: string): Promise<void>;
  end(key: string): Promise<void>;
}

const GONE = 410;

export function createClassroom(send: typeof fetch, who: string): Classroom {
  const title = signal("");
  const practice = signal<Practice | null>(null);
  const board = signal<Board | null>(null);
  const error = signal("");
  const over = signal(false);
  const rewritten = signal<Rewritten | null>(null);
  let joined: Record<string, string> = {};

  async function call<T>(path: string, headers: Record<string, string>, body?: unknown): Promise<T> {
    const response = await send(`/class/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { ...headers, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Error("连不上课堂，请看一下网络。");
    });
    if (response.status === GONE) over.value = true;
    if (response.status === 204) return undefined as T;
    const answer = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
    if (!response.ok) throw new Error(answer.detail ?? "没有办成，请再试一次。");
    return answer as T;
  }
  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      error.value = "";
    } catch (cause) {
      error.value = cause instanceof Error ? cause.message : "没有办成，请再试一次。";
    }
  }

  return {
    title,
    practice,
    board,
    error,
    over,
    rewritten,
    ask: (line, text) =>
      attempt(async () => {
        rewritten.value = await call<Rewritten>("rewrite", joined, { line, text });
      }),
    join: (code, name) =>
      attempt(async () => {
        const headers = { "X-Zhubi-Class": code.trim() };
        const text = await call<{ title: string; step: Step }>("text", headers);
        joined = headers;
        title.value = text.title;
        practice.value = createPractice(text.step, (marks: readonly Mark[]) =>
          call<ExerciseResult>("marks", headers, { who, name, marks }),
        );
      }),
    look: (key) =>
      attempt(async () => {
        board.value = await call<Board>("board", { "X-Zhubi-Trainer": key });
      }),
    end: (key) =>
      attempt(async () => {
        await call("end", { "X-Zhubi-Trainer": key }, {});
        over.value = true;
      }),
  };
}
