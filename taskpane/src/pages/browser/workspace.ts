/** What the page around the text knows, and what it can do: open, clear, download. */

import { copyName, isWordFile } from "./file-names";
import { signal, type Signal } from "@preact/signals";
import type { EditorView } from "prosemirror-view";
import { ApiError, type Api } from "../../api/client";
import type { Brief, Opened, Paragraph } from "../../api/wire";
import type { Pane } from "../../pane/pane";
import { offer } from "../../ui/download";
import { setComments, shownComments, type Shown } from "../../host/browser/comments";
import { fillEditor } from "../../host/browser/editor";
import { identify, type Identity } from "../../host/browser/memory";
import { saveDraft } from "../../host/browser/storage";
import { annotation } from "./annotation";
import { createAside } from "./aside";
import { counted } from "./count";
import { createDraftFileReader, type DraftFileReader } from "./file-reader";
import {
  createWorkspaceQueue,
  heldOf,
  toBrief,
  EMPTY_BRIEF,
  type WorkspaceQueue,
  type Held,
  type BriefFields,
} from "./draft-queue";
import { toParagraphs } from "../../host/browser/schema";
import { showFirstDraft } from "./first-draft";

export interface Workspace {
  name: Signal<string>;
  brief: Signal<{ type: string; level: string; date: string }>;
  /** What the writer should know about the file, or what went wrong with the last action. */
  notes: Signal<string[]>;
  /** Which of text and pane is seen where only one fits. */
  showing: Signal<"text" | "pane">;
  busy: Signal<boolean>;
  /** The file being read, and how to stop: an old .doc takes its time. Null while none is. */
  reading: DraftFileReader["reading"];
  savedAt: Signal<Date | null>;
  count: Signal<{ paragraphs: number; characters: number }>;
  /** The draft of the command line, else the one of this tab, else the sample. */
  start(): Promise<void>;
  /** In place of the draft, or in the queue; `beside` what is here, told that much. Where the first is, if any was read. */
  open(files: readonly File[], beside?: BriefFields): Promise<string | undefined>;
  queue: WorkspaceQueue;
  /** What stands beside the text. */
  comments: Signal<Shown[]>;
  /** Comments came or went, or moved with the text. */
  commented(moved: boolean): void;
  /** All comments go, those in the file too when it is downloaded. */
  dropComments(): void;
  /** Puts back what was just cleared or replaced, comments or drafts; null when nothing was. */
  back: Signal<(() => void) | null>;
  /** Asks for files; the page sets it. */
  choose: { files: () => void };
  sample(): Promise<void>;
  clear(): void;
  /** Puts the notes away, and what was set aside with them. */
  dismiss(): void;
  /** Which draft is open. */
  identity(): Identity;
  download(): Promise<void>;
  final(): void;
  /** The opened file without our marks, as a download. */
  clean(): Promise<void>;
  /** The opened file, whose comments and tracked changes are still in it; rejects where the text has none. */
  file(): Promise<Blob>;
  /** Whether there is such a file. */
  hasFile: Signal<boolean>;
  change(brief: Partial<{ type: string; level: string; date: string }>): void;
  /** The text changed. */
  changed(): void;
  asBrief(): Brief;
  connect(pane: Pane): void;
}

export function createWorkspace(view: EditorView, api: Api): Workspace {
  let pane: Pane | null = null;
  let id = "";
  let original: Held["original"] = null;
  let cleared = false;
  let warnings: string[] = [];
  let unsaved = false;
  let filling = false;
  /** The text here is not only what was opened. */
  let [written, sampled] = [false, false];
  /** Somebody or something came after the blank page, which is not worth keeping. */
  let begun = false;
  const choose = { files: (): void => undefined };
  const comments = signal<Shown[]>([]);
  const name = signal("");
  const brief = signal(EMPTY_BRIEF);
  const showing = signal<"text" | "pane">("pane");
  const busy = signal(false);
  const reader = createDraftFileReader(api);
  const savedAt = signal<Date | null>(null);
  const hasFile = signal(false);
  const count = signal({ paragraphs: 0, characters: 0 });

  window.addEventListener("beforeunload", (event) => {
    if (unsaved && savedAt.value === null) event.preventDefault();
  });

  function show({ paragraphs, name: title, comments: said = [], state }: Held): void {
    filling = true;
    fillEditor(view, paragraphs, state);
    setComments(view, said);
    filling = false;
    name.value = title;
    document.title = title ? `${title} · 主笔` : "主笔";
    count.value = counted(toParagraphs(view.state.doc));
    unsaved = false;
    pane?.refresh();
  }

  function put(wanted: Held): void {
    ({ id, original, warnings, cleared } = wanted);
    sampled = false;
    hasFile.value = original !== null;
    aside.tell(warnings);
    savedAt.value = null;
    brief.value = wanted.brief;
    show(wanted);
    written = wanted.own;
    keep();
  }

  const present = (): Held => ({
    id,
    state: view.state,
    name: name.value,
    paragraphs: toParagraphs(view.state.doc),
    brief: brief.value,
    own: written,
    comments: shownComments(view.state),
    original,
    warnings,
    cleared,
  });

  const queue = createWorkspaceQueue({ hold: present, put, choose: () => choose.files() });

  /** Other drafts instead of what is here. What the writer wrote here can be put back. */
  function fill(drafts: readonly Held[]): void {
    swap(() => queue.fill(drafts));
  }

  /** Something else in place of what is here, which is set aside where it is more than what was opened. */
  function swap(put: () => void): void {
    begun = true;
    const several = queue.list().length > 1;
    const before = several || (written && count.value.characters > 0) ? queue.remember() : null;
    put();
    if (before) aside.put(several ? "刚才的几篇已收起。" : "刚才的文稿已收起。", before);
  }

  const aside = createAside({ swap, revive: (kept) => queue.revive(kept), did: (back) => pane?.did(back) });

  const replace = (opened: Opened, file: File | null): void => fill([heldOf(opened, file, brief.value)]);

  /** Files that cannot be read are told; the others go in: `beside` what is here, where it is more than the sample. */
  async function open(files: readonly File[], beside?: BriefFields): Promise<string | undefined> {
    aside.tell(warnings);
    const taken = await reader.read(files);
    if (!taken) {
      aside.tell(["停下了，文稿没有动。"]);
      return undefined;
    }
    const { refused } = taken;
    const of = beside ?? (taken.read.length === 1 && queue.list().length === 1 ? brief.value : EMPTY_BRIEF);
    const drafts = taken.read.map(({ opened, file }) => heldOf(opened, isWordFile(file.name) ? file : null, of));
    const spare = !written && (sampled || count.value.characters === 0);
    if (queue.list().length > 1 || (beside && !spare)) queue.append(drafts);
    else if (drafts.length > 0) fill(drafts);
    if (refused.length > 0) aside.tell([...refused, ...warnings]);
    return drafts.length > 0 ? (pane?.attend(), queue.current()) : undefined;
  }

  function showSample(opened: Opened): void {
    replace(opened, null);
    sampled = true;
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    busy.value = true;
    try {
      return await work();
    } catch (error) {
      const said =
        error instanceof ApiError ? `${error.title}。${error.detail}` : "这一步没办成，文稿没有动，请再试一次。";
      aside.tell([said]);
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  const keep = (): void => {
    if (!begun && !written && count.value.characters === 0) return;
    const kept = saveDraft({
      id,
      name: name.value,
      paragraphs: toParagraphs(view.state.doc),
      brief: brief.value,
      own: written,
      comments: shownComments(view.state),
    });
    savedAt.value = kept ? new Date() : null;
    queue.touched();
  };

  const blank = (): Held => ({
    ...{ id: identify("", []), name: "", paragraphs: [], brief: brief.value, own: false },
    ...{ original: null, warnings: [], cleared: false },
  });

  /** The draft that is here was read from this file. */
  function carry(file: File, { draft }: Opened): void {
    if (queue.list().length > 1 || original) return;
    original = { file, ids: draft.paragraphs.map((p) => p.id) };
    hasFile.value = true;
  }

  /** The uploaded file carries comments, and edits as tracked changes, while its paragraphs are the ones on the page. */
  function carrier(paragraphs: readonly Paragraph[]): File | null {
    const same = original?.ids.length === paragraphs.length && original.ids.every((id, i) => id === paragraphs[i]?.id);
    return same ? (original?.file ?? null) : null;
  }

  return {
    name,
    brief,
    notes: aside.notes,
    back: aside.back,
    showing,
    busy,
    reading: reader.reading,
    savedAt,
    count,
    hasFile,
    start: () =>
      attempt(() =>
        showFirstDraft({
          ...{ api, queue, blank, replace, carry, sample: showSample, recall: aside.recall },
          present: () => ({ id, name: name.value, written, characters: count.value.characters }),
          append: (opened, file) => queue.append([heldOf(opened, file, EMPTY_BRIEF)]),
        }),
      ),
    queue,
    comments,
    choose,
    commented: (moved) => {
      comments.value = shownComments(view.state);
      if (moved || filling) return;
      unsaved = true;
      written = true;
      keep();
    },
    dismiss: aside.dismiss,
    identity: () => ({ id, name: name.value, paragraphs: toParagraphs(view.state.doc) }),
    dropComments: () => {
      const gone = shownComments(view.state);
      if (gone.length === 0) return;
      const before = cleared;
      cleared = cleared || gone.some((comment) => comment.old);
      setComments(view, []);
      aside.offer(`清掉了 ${gone.length} 条主笔的批注，别人的没有动。`, () => {
        cleared = before;
        setComments(view, gone);
      });
    },
    open: (files, beside) => attempt(() => open(files, beside)),
    sample: () => attempt(async () => showSample(await api.sample())),
    clear: () => {
      fill([blank()]);
      view.focus();
    },
    download: () =>
      attempt(async () => {
        const draft = pane?.draft();
        if (!pane || !draft) return;
        const file = carrier(draft.paragraphs);
        const blob = await api.annotate(annotation(pane, draft, shownComments(view.state), cleared), file);
        offer(blob, copyName(name.value, "（主笔批注）", file));
        unsaved = false;
        if (!file && isWordFile(name.value)) {
          const why = original ? "文稿在这里增减过段落" : "这一页重新打开过，手里没有原来的文件";
          aside.tell([`${why}，下载的是按现在的文字新排的一份；原来的文件没有动。`]);
        }
      }),
    final: () => ((showing.value = "pane"), pane?.final()),
    clean: () =>
      attempt(async () => {
        if (!original) return;
        const { blob, removed } = await api.clean(original.file);
        if (removed > 0) offer(blob, copyName(name.value, "（去批注）", original.file));
        aside.tell([
          removed > 0 ? `去掉了 ${removed} 条主笔的批注，另存了一份；别人的批注没有动。` : "这份文稿里没有主笔的批注。",
        ]);
      }),
    file: () => (original ? Promise.resolve(original.file) : Promise.reject(new Error("the text came from no file"))),
    change: (change) => {
      brief.value = { ...brief.value, ...change };
      keep();
      pane?.recheck();
    },
    changed: () => {
      unsaved = true;
      written = true;
      count.value = counted(toParagraphs(view.state.doc));
      keep();
    },
    asBrief: () => toBrief(brief.value),
    connect: (connected) => (pane = connected),
  };
}
