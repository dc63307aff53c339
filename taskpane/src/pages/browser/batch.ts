/** A folder of drafts through the local service: files one by one, progress, then each draft to open, reports to save. */

import { signal, type Signal } from "@preact/signals";
import { ApiError, type Api, type BatchFile } from "../../api/client";
import type { BatchDraft, BatchState } from "../../api/batch";
import { offer } from "../../ui/download";
import { toBrief, type BriefFields } from "./draft-queue";
import { isDraftFile } from "./file-names";
import type { Picked } from "./folders";

export interface Shown {
  folder: string;
  total: number;
  state: BatchState | null;
  said: string;
  /** As the report lists them; empty until it is there. */
  drafts: readonly BatchDraft[];
  /** The list takes the place of the text. */
  listed: boolean;
  /** Name of the draft that was opened last. */
  opened: string;
}

/** A wish to move the keyboard focus, granted once by the view. */
export type BatchFocus = "row" | "back" | "start" | null;

export interface Batch {
  /** Null while there is no batch. */
  shown: Signal<Shown | null>;
  focus: Signal<BatchFocus>;
  /** Asks for a folder; the button in the top bar knows how. */
  choose: { folder: () => void };
  run(folder: string, files: Picked[]): Promise<void>;
  save(name: BatchFile): Promise<void>;
  /** A draft of the list, with its findings, where the text is. */
  open(name: string): Promise<void>;
  /** Whether it was opened. */
  seen(name: string): boolean;
  /** The neighbour, in the order of the list, of what is open. */
  step(by: 1 | -1): Promise<void>;
  /** Back to the list, at the draft that was open. */
  list(): void;
  /** The text again; the batch stays. */
  fold(): void;
  /** The service forgets the batch. */
  close(): void;
}

interface Needs {
  api: Api;
  brief(): BriefFields;
  /** Opens a file beside what is here, or shows it again where it is open as `place`; where it is, null when it is not. */
  show(file: File, place: string | null, brief: BriefFields): Promise<string | null>;
}

export const FILES: Record<BatchFile, string> = {
  "report.html": "批量审读报告.html",
  "report.xlsx": "批量审读报告.xlsx",
  "annotated.zip": "批注稿.zip",
};

const PAUSE = 700;

export function createBatch({ api, brief, show }: Needs): Batch {
  const shown = signal<Shown | null>(null);
  const focus = signal<BatchFocus>(null);
  const choose = { folder: (): void => undefined };
  let current = "";
  let asked = brief();
  let flight = new AbortController();
  let files = new Map<string, File>();
  const places = new Map<string, string>();

  const change = (changes: Partial<Shown>): void => {
    if (shown.value) shown.value = { ...shown.value, ...changes };
  };

  // What is no draft is only named: a film of a gigabyte stays where it is.
  const send = (id: string, { path, file }: Picked, signal: AbortSignal): Promise<BatchState> =>
    api.addToBatch(id, path, isDraftFile(path) ? file : new Blob([]), signal);

  const drop = (id: string): void => void api.dropBatch(id).catch(() => undefined);

  async function follow(folder: string, picked: Picked[], signal: AbortSignal): Promise<void> {
    asked = brief();
    const { id } = await api.startBatch({ folder, ...toBrief(asked) });
    if (signal.aborted) {
      drop(id);
      return;
    }
    current = id;
    for (const each of picked) change({ state: await send(id, each, signal) });
    let state = await api.endBatch(id, signal);
    while (!state.ready) {
      change({ state });
      if (state.failed) throw new ApiError("refused", "这一批没看完", "请再拖一次；还不行，请用命令 zhubi batch。");
      await new Promise((done) => setTimeout(done, PAUSE));
      state = await api.batch(id, signal);
    }
    const drafts = await api.batchDrafts(id, signal);
    change({ state, drafts, listed: true });
  }

  function close(): void {
    // What is still on the way is broken off first: the service would not know the batch any more.
    flight.abort();
    if (current) drop(current);
    if (shown.value) focus.value = "start";
    current = "";
    shown.value = null;
    files = new Map();
    places.clear();
  }

  async function reportingErrors(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = flight;
    try {
      await work(signal);
    } catch (error) {
      if (signal.aborted) return;
      const said =
        error instanceof ApiError ? `${error.title}。${error.detail}` : "这一步没办成，文稿没有动，请再试一次。";
      change({ said });
    }
  }

  async function open(name: string): Promise<void> {
    const file = files.get(name);
    if (!file || !shown.value) return;
    const { signal } = flight;
    const place = await show(file, places.get(name) ?? null, asked);
    if (place === null || signal.aborted) return;
    places.set(name, place);
    change({ listed: false, opened: name });
    focus.value = "back";
  }

  return {
    shown,
    focus,
    choose,
    close,
    run: (folder, picked) => {
      close();
      flight = new AbortController();
      focus.value = null;
      files = new Map(picked.map(({ path, file }) => [path, file]));
      shown.value = {
        folder,
        total: picked.filter((f) => isDraftFile(f.path)).length,
        state: null,
        said: picked.length === 0 ? "这个文件夹是空的。" : "",
        drafts: [],
        listed: false,
        opened: "",
      };
      return picked.length === 0 ? Promise.resolve() : reportingErrors((signal) => follow(folder, picked, signal));
    },
    save: (name) => reportingErrors(async (signal) => offer(await api.batchFile(current, name, signal), FILES[name])),
    open,
    seen: (name) => places.has(name),
    step: async (by) => {
      const readable = shown.value?.drafts.filter((draft) => !draft.error) ?? [];
      const at = readable.findIndex((draft) => draft.name === shown.value?.opened);
      const next = readable[(at + by + readable.length) % readable.length];
      if (next) await open(next.name);
    },
    list: () => {
      if (!shown.value?.drafts.length) return;
      change({ listed: true });
      focus.value = "row";
    },
    fold: () => {
      change({ listed: false });
      focus.value = "back";
    },
  };
}
