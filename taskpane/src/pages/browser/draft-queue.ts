/** Several drafts in one page: the open one is in the workspace, the others wait here. Kept while the tab is open. */

import type { DraftQueue } from "../../host/host";
import type { EditorState } from "prosemirror-state";
import type { Brief, Opened } from "../../api/wire";
import { identify } from "../../host/browser/memory";
import { dropQueue, loadQueue, saveQueue, type Kept, type KeptQueue } from "../../host/browser/storage";

/** A draft as the workspace hands it over and takes it back. */
export interface Held extends Kept {
  /** The file it was read from, with the ids of its paragraphs; null when there is none that can carry comments. */
  original: { file: File; ids: string[] } | null;
  warnings: string[];
  /** Our marks in that file are to go. */
  cleared: boolean;
  /** The editor as it was left, undo and all; not after a reload. */
  state?: EditorState;
}

/** What the writer told of a draft, as the fields above the text have it; empty where nothing. */
export type BriefFields = Held["brief"];

/** Nothing said of the draft. */
export const EMPTY_BRIEF: BriefFields = { type: "", level: "", date: "" };

/** The same as the service takes it: what is offered to choose from is what it knows. */
export const toBrief = ({ type, level, date }: BriefFields): Brief =>
  ({ type: type || null, level: level || null, date: date || null }) as Brief;

/** A draft as it was read; `file` where it can carry comments. */
export const heldOf = ({ name, draft, warnings, comments }: Opened, file: File | null, brief: BriefFields): Held => ({
  id: identify(name, draft.paragraphs),
  name,
  paragraphs: draft.paragraphs,
  brief,
  own: false,
  comments: comments.map((comment) => ({ ...comment, old: true })),
  original: file && { file, ids: draft.paragraphs.map((p) => p.id) },
  warnings,
  cleared: false,
});

/** What was here, to be put back by one call or kept over a reload. */
export interface Before {
  restore(): void;
  kept: KeptQueue;
}

interface Entry {
  id: string;
  held: Held;
  record: string | null;
}

export interface WorkspaceQueue extends DraftQueue {
  /** These drafts instead of what was there; the first one is handed to the workspace. */
  fill(drafts: readonly Held[]): void;
  append(drafts: readonly Held[]): void;
  remember(): Before;
  /** The queue of this tab as it was before a reload, opened at its place; false when there was none. */
  restore(): boolean;
  /** Instead of what is here, drafts that were kept over a reload. */
  revive(kept: KeptQueue): void;
  /** The open draft changed. */
  touched(): void;
}

interface Holder {
  hold(): Held;
  put(held: Held): void;
  choose(): void;
}

export function createWorkspaceQueue(workspace: Holder): WorkspaceQueue {
  let entries: Entry[] = [];
  let open = "";
  let next = 0;
  const listeners = new Set<() => void>();
  const entry = (id: string): Entry | undefined => entries.find((e) => e.id === id);
  const made = (held: Held): Entry => ({ id: `q${(next += 1)}`, held, record: null });

  function keepCurrent(): void {
    const current = entry(open);
    if (current) current.held = workspace.hold();
  }

  function notify(): void {
    // One draft keeps itself; several are kept together.
    if (entries.length > 1) saveQueue(asKept());
    else dropQueue();
    for (const listener of listeners) listener();
  }

  const asKept = (): KeptQueue => ({
    current: open,
    drafts: entries.map(({ id, held, record }) => ({ id, draft: kept(held), record })),
  });

  function revive({ current, drafts }: KeptQueue): void {
    entries = drafts.map(({ id, draft, record }) => ({
      id,
      record,
      held: { ...draft, original: null, warnings: [], cleared: false },
    }));
    next = Math.max(next, ...entries.map((e) => Number(e.id.slice(1)) || 0));
    show(entry(current) ? current : (entries[0]?.id ?? ""));
  }

  function show(id: string): void {
    const wanted = entry(id);
    if (!wanted) return;
    open = id;
    workspace.put(wanted.held);
    notify();
  }

  return {
    list: () => entries.map(({ id, held }) => ({ id, name: id === open ? workspace.hold().name : held.name })),
    current: () => open,
    open: (id) => {
      keepCurrent();
      show(id);
      return Promise.resolve();
    },
    add: () => workspace.choose(),
    load: (id) => entry(id)?.record ?? null,
    save: (id, record) => {
      const found = entry(id);
      if (!found || found.record === record) return;
      found.record = record;
      keepCurrent();
      notify();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fill: (drafts) => {
      entries = drafts.map(made);
      const first = entries[0];
      if (first) show(first.id);
    },
    append: (drafts) => {
      keepCurrent();
      const added = drafts.map(made);
      entries = [...entries, ...added];
      if (added[0]) show(added[0].id);
    },
    remember: () => {
      keepCurrent();
      const before = { entries, open };
      return {
        kept: asKept(),
        restore: () => {
          entries = before.entries;
          show(before.open);
        },
      };
    },
    revive,
    restore: () => {
      const kept = loadQueue();
      if (!kept || kept.drafts.length < 2) return false;
      revive(kept);
      return true;
    },
    touched: () => {
      if (entries.length < 2) return;
      keepCurrent();
      saveQueue(asKept());
    },
  };
}

const kept = ({ id, name, paragraphs, brief, own, comments }: Held): Kept => ({
  id,
  name,
  paragraphs,
  brief,
  own,
  ...(comments ? { comments } : {}),
});
