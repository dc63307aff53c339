/** What the page begins with: the draft of the command line, else the one of this tab, else the sample. */

import type { Api } from "../../api/client";
import type { Opened } from "../../api/wire";
import { loadDraft, startedWith } from "../../host/browser/storage";
import { fingerprint } from "../../text/fingerprint";
import type { Held, WorkspaceQueue } from "./draft-queue";
import { isWordFile } from "./file-names";

interface Needs {
  api: Api;
  queue: WorkspaceQueue;
  blank(): Held;
  /** What 清空 set aside before a reload. */
  recall(): void;
  /** Which draft is open, and whether something was written into it. */
  present(): { id: string; name: string; written: boolean; characters: number };
  replace(opened: Opened, file: File | null): void;
  /** Beside what is there, and shown. */
  append(opened: Opened, file: File | null): void;
  /** The draft that is open was read from this file. */
  carry(file: File, opened: Opened): void;
  sample(opened: Opened): void;
}

/**
 * What this tab had is there at once, so that nothing is typed beside it; what comes later takes the place of nothing the
 * writer brought meanwhile.
 */
export async function showFirstDraft({ api, queue, present, ...to }: Needs): Promise<void> {
  const here = queue.restore() || resume(queue);
  if (!here) queue.fill([to.blank()]);
  const { id } = present();
  const isUntouched = (): boolean => !here && present().id === id && !present().written;
  to.recall();
  const opened = await api.opened();
  /** What the draft was read from, where it can carry comments. */
  const file = opened && isWordFile(opened.name) ? await api.openedFile(opened.name) : null;
  const same = startedWith(opened ? fingerprint(JSON.stringify(opened)) : "");
  const isHere = present().id === id;
  if (opened && !(here && same)) (isHere || present().characters === 0 ? to.replace : to.append)(opened, file);
  else if (opened && file && isHere && present().name === opened.name) to.carry(file, opened);
  else if (isUntouched()) {
    const found = await api.sample();
    if (isUntouched()) to.sample(found);
  }
}

/** The draft of this tab as it was before a reload; false when there was none. */
function resume(queue: WorkspaceQueue): boolean {
  const kept = loadDraft();
  if (kept) queue.fill([{ ...kept, original: null, warnings: [], cleared: false }]);
  return kept !== null;
}
