/** A folder of drafts through the local service: files one by one, progress, what can be saved at the end. */

import { signal, type Signal } from "@preact/signals";
import { ApiError, type Api, type BatchFile } from "../../api/client";
import type { BatchState } from "../../api/batch";
import type { Brief } from "../../api/wire";
import { offer } from "../../ui/download";

export interface Picked {
  /** Inside the folder, with slashes. */
  path: string;
  file: File;
}

export interface Shown {
  folder: string;
  total: number;
  state: BatchState | null;
  said: string;
}

export interface Batch {
  /** Null while there is no batch. */
  shown: Signal<Shown | null>;
  /** Asks for a folder; the button in the top bar knows how. */
  choose: { folder: () => void };
  run(folder: string, files: Picked[]): Promise<void>;
  save(name: BatchFile): Promise<void>;
  /** The service forgets the batch. */
  close(): void;
}

export const FILES: Record<BatchFile, string> = {
  "report.html": "批量审读报告.html",
  "report.xlsx": "批量审读报告.xlsx",
  "annotated.zip": "批注稿.zip",
};

const DRAFT = /\.(docx|docm|doc|wps|rtf|txt|md)$/i;
const PAUSE = 700;

export function createBatch(api: Api, brief: () => Brief): Batch {
  const shown = signal<Shown | null>(null);
  const choose = { folder: (): void => undefined };
  let current = "";

  // What is no draft is only named: a film of a gigabyte stays where it is.
  const send = (id: string, { path, file }: Picked): Promise<BatchState> =>
    api.addToBatch(id, path, DRAFT.test(path) ? file : new Blob([]));

  function update(state: BatchState): boolean {
    if (shown.value === null || state.id !== current) return false;
    shown.value = { ...shown.value, state };
    return true;
  }

  async function follow(folder: string, files: Picked[]): Promise<void> {
    const started = await api.startBatch({ folder, ...brief() });
    current = started.id;
    for (const picked of files) if (!update(await send(started.id, picked))) return;
    let state = await api.endBatch(started.id);
    while (update(state) && !state.ready) {
      if (state.failed) throw new ApiError("refused", "这一批没看完", "请再拖一次；还不行，请用命令 zhubi batch。");
      await new Promise((done) => setTimeout(done, PAUSE));
      state = await api.batch(started.id);
    }
  }

  function close(): void {
    if (current) void api.dropBatch(current).catch(() => undefined);
    current = "";
    shown.value = null;
  }

  async function reportingErrors(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (shown.value === null) return;
      const said =
        error instanceof ApiError ? `${error.title}。${error.detail}` : "这一步没办成，文稿没有动，请再试一次。";
      shown.value = { ...shown.value, said };
    }
  }

  return {
    shown,
    choose,
    close,
    run: (folder, files) => {
      close();
      shown.value = {
        folder,
        total: files.filter((f) => DRAFT.test(f.path)).length,
        state: null,
        said: files.length === 0 ? "这个文件夹是空的。" : "",
      };
      return files.length === 0 ? Promise.resolve() : reportingErrors(() => follow(folder, files));
    },
    save: (name) => reportingErrors(async () => offer(await api.batchFile(current, name), FILES[name])),
  };
}

/** Files dropped as a folder, or several folders, start a batch; anything else is left to whoever else listens. */
export function acceptFolders(target: HTMLElement, batch: Batch): void {
  target.addEventListener(
    "drop",
    (event) => {
      const entries = Array.from(event.dataTransfer?.items ?? [], (item) => item.webkitGetAsEntry()).filter(
        (entry) => entry !== null,
      );
      const folders = entries.filter((entry) => entry.isDirectory);
      const [first] = folders;
      if (!first) return;
      event.preventDefault();
      event.stopPropagation();
      void filesOf(entries).then((files) => batch.run(first.name, files));
    },
    true,
  );
}

/** Files chosen with a folder's button. */
export function chosen(files: FileList): { folder: string; files: Picked[] } {
  const all = Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
  const folder = all[0]?.path.split("/")[0] ?? "";
  return { folder, files: all.map(({ path, file }) => ({ path: path.slice(folder.length + 1) || path, file })) };
}

async function filesOf(entries: FileSystemEntry[], inside = ""): Promise<Picked[]> {
  const found: Picked[] = [];
  for (const entry of entries) {
    if (entry.isFile)
      found.push({
        path: inside + entry.name,
        file: await new Promise((done, fail) => (entry as FileSystemFileEntry).file(done, fail)),
      });
    else
      found.push(
        ...(await filesOf(
          await listed(entry as FileSystemDirectoryEntry),
          entries.length > 1 || inside ? `${inside}${entry.name}/` : "",
        )),
      );
  }
  return found;
}

/** A folder tells its entries a hundred at a time. */
async function listed(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
