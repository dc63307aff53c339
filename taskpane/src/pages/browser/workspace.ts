/** What the page around the text knows, and what it can do: open, clear, download. */

import { signal, type Signal } from "@preact/signals";
import type { EditorView } from "prosemirror-view";
import { ApiError, type Api } from "../../api/client";
import type { AnnotateRequest, Brief, Draft, Opened, Paragraph } from "../../api/wire";
import type { Pane } from "../../pane/pane";
import { offer } from "../../ui/download";
import { setComments, shownComments, wordsOf, type PageComment, type Shown } from "../../host/browser/comments";
import { fillEditor } from "../../host/browser/editor";
import { dropDraft, loadDraft, saveDraft } from "../../host/browser/storage";
import { createWorkspaceQueue, type WorkspaceQueue, type Held } from "./draft-queue";
import { toParagraphs } from "../../host/browser/schema";

export interface Workspace {
  name: Signal<string>;
  brief: Signal<{ type: string; level: string; date: string }>;
  /** What the writer should know about the file, or what went wrong with the last action. */
  notes: Signal<string[]>;
  /** Which of text and pane is seen where only one fits. */
  showing: Signal<"text" | "pane">;
  busy: Signal<boolean>;
  savedAt: Signal<Date | null>;
  count: Signal<{ paragraphs: number; characters: number }>;
  /** The draft of the command line, else the one of this tab, else the sample. */
  start(): Promise<void>;
  /** One file takes the place of the draft, or joins the queue; several are a queue. */
  open(files: readonly File[]): Promise<void>;
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
  download(): Promise<void>;
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

const OFFICE = /\.(docx|docm|dotx|dotm)$/i;
const BLANK = { type: "", level: "", date: "" };
const COUNTED = /[\u3400-\u9fff]|[0-9A-Za-z][0-9A-Za-z.%]*/g;

export function createWorkspace(view: EditorView, api: Api): Workspace {
  let pane: Pane | null = null;
  let original: Held["original"] = null;
  let cleared = false;
  let warnings: string[] = [];
  let unsaved = false;
  let filling = false;
  /** The text here is not only what was opened. */
  let written = false;
  const back = signal<(() => void) | null>(null);
  const choose = { files: (): void => undefined };
  const comments = signal<Shown[]>([]);
  const name = signal("");
  const brief = signal(BLANK);
  const notes = signal<string[]>([]);
  const showing = signal<"text" | "pane">("pane");
  const busy = signal(false);
  const savedAt = signal<Date | null>(null);
  const hasFile = signal(false);
  const count = signal({ paragraphs: 0, characters: 0 });

  window.addEventListener("beforeunload", (event) => {
    if (unsaved && savedAt.value === null) event.preventDefault();
  });

  function measure(paragraphs: readonly Paragraph[]): void {
    const written = paragraphs.filter((p) => p.text.trim() !== "");
    const characters = written.reduce((sum, p) => sum + (p.text.match(COUNTED)?.length ?? 0), 0);
    count.value = { paragraphs: written.length, characters };
  }

  function show(paragraphs: readonly Paragraph[], title: string, said: readonly PageComment[] = []): void {
    filling = true;
    fillEditor(view, paragraphs);
    setComments(view, said);
    filling = false;
    name.value = title;
    document.title = title ? `${title} · 主笔` : "主笔";
    measure(toParagraphs(view.state.doc));
    unsaved = false;
    pane?.refresh();
  }

  const held = ({ name, draft, warnings, comments }: Opened, file: File | null): Held => ({
    name,
    paragraphs: draft.paragraphs,
    brief: BLANK,
    comments: comments.map((comment) => ({ ...comment, old: true })),
    original: file && { file, ids: draft.paragraphs.map((p) => p.id) },
    warnings,
    cleared: false,
  });

  function put(wanted: Held): void {
    ({ original, warnings, cleared } = wanted);
    hasFile.value = original !== null;
    notes.value = warnings;
    back.value = null;
    savedAt.value = null;
    brief.value = wanted.brief;
    dropDraft();
    show(wanted.paragraphs, wanted.name, wanted.comments);
  }

  const present = (): Held => ({
    name: name.value,
    paragraphs: toParagraphs(view.state.doc),
    brief: brief.value,
    comments: shownComments(view.state),
    original,
    warnings,
    cleared,
  });

  const queue = createWorkspaceQueue({ hold: present, put, choose: () => choose.files() });

  /** Other drafts instead of what is here. What the writer wrote here can be put back. */
  function fill(drafts: readonly Held[]): void {
    const own = written && count.value.characters > 0;
    const several = queue.list().length > 1;
    const restore = own || several ? queue.remember() : null;
    queue.fill(drafts);
    written = false;
    if (!restore) return;
    notes.value = [several ? "刚才的几篇已收起。" : "刚才的文稿已收起。", ...notes.value];
    back.value = () => {
      restore();
      keep();
      written = own;
    };
  }

  const replace = (opened: Opened, file: File | null): void => fill([{ ...held(opened, file), brief: brief.value }]);

  const read = async (file: File): Promise<Held> =>
    held(await api.openDocument(file), OFFICE.test(file.name) ? file : null);

  /** Files that cannot be read are told; the others go in. */
  async function open(files: readonly File[]): Promise<void> {
    const drafts: Held[] = [];
    const refused: string[] = [];
    notes.value = warnings;
    back.value = null;
    for (const file of files) {
      try {
        drafts.push(await read(file));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        refused.push(`${file.name}：${error.title}。${error.detail}`);
      }
    }
    if (queue.list().length > 1) queue.append(drafts);
    else if (drafts.length > 0) fill(drafts.length === 1 ? drafts.map((d) => ({ ...d, brief: brief.value })) : drafts);
    if (refused.length > 0) notes.value = [...refused, ...notes.value];
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    busy.value = true;
    try {
      await work();
    } catch (error) {
      const said =
        error instanceof ApiError ? `${error.title}。${error.detail}` : "这一步没办成，文稿没有动，请再试一次。";
      notes.value = [said];
    } finally {
      busy.value = false;
    }
  }

  const keep = (): void => {
    const kept = saveDraft({
      name: name.value,
      paragraphs: toParagraphs(view.state.doc),
      brief: brief.value,
      comments: shownComments(view.state),
    });
    savedAt.value = kept ? new Date() : null;
    queue.touched();
  };

  /** The file the draft was read from, where it can carry comments. */
  const carried = async (title: string): Promise<File | null> => (OFFICE.test(title) ? api.openedFile(title) : null);

  async function start(): Promise<void> {
    await attempt(async () => {
      const opened = await api.opened();
      const kept = opened ? null : loadDraft();
      if (opened) replace(opened, await carried(opened.name));
      else if (queue.restore()) keep();
      else if (kept) {
        queue.fill([{ original: null, warnings: [], cleared: false, ...kept, brief: { ...BLANK, ...kept.brief } }]);
        keep();
        written = true;
      } else replace(await api.sample(), null);
    });
  }

  /** A reviewer's comments are written as they stand, and nothing else; without any, what the pane shows. */
  function request(from: Pane, draft: Draft): AnnotateRequest {
    const own = comments.value.filter((comment) => !comment.old);
    const clear = { highlight: false, clear: cleared };
    if (own.length === 0) return { draft, keys: from.shown(), ...clear };
    const remarks = own.map((comment) => ({
      paragraph: comment.paragraph,
      span: comment.span,
      quote: wordsOf(view.state, comment),
      text: comment.text,
    }));
    return { draft, remarks, author: own[own.length - 1]?.author ?? "", ...clear };
  }

  /** A file keeps the kind it has: Word does not open a .docx that holds macros. A new one is a .docx. */
  function named(addition: string, file: File | null = original?.file ?? null): string {
    const [suffix = ".docx"] = (file && OFFICE.exec(file.name)) ?? [];
    return `${name.value.replace(/\.[^.]+$/, "") || "文稿"}${addition}${suffix}`;
  }

  /** The uploaded file carries comments, and edits as tracked changes, while its paragraphs are the ones on the page. */
  function carrier(paragraphs: readonly Paragraph[]): File | null {
    const same = original?.ids.length === paragraphs.length && original.ids.every((id, i) => id === paragraphs[i]?.id);
    return same ? (original?.file ?? null) : null;
  }

  return {
    name,
    brief,
    notes,
    showing,
    busy,
    savedAt,
    count,
    hasFile,
    start,
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
    back,
    dropComments: () => {
      const gone = shownComments(view.state);
      if (gone.length === 0) return;
      const before = cleared;
      cleared = cleared || gone.some((comment) => comment.old);
      setComments(view, []);
      notes.value = [`清掉了 ${gone.length} 条主笔的批注，别人的没有动。`];
      back.value = () => {
        cleared = before;
        setComments(view, gone);
        notes.value = [];
        back.value = null;
      };
    },
    open: (files) => attempt(() => open(files)),
    sample: () => attempt(async () => replace(await api.sample(), null)),
    clear: () => {
      fill([{ name: "", paragraphs: [], brief: brief.value, original: null, warnings: [], cleared: false }]);
      view.focus();
    },
    download: () =>
      attempt(async () => {
        const draft = pane?.draft();
        if (!pane || !draft) return;
        const file = carrier(draft.paragraphs);
        const blob = await api.annotate(request(pane, draft), file);
        offer(blob, named("（主笔批注）", file));
        unsaved = false;
        if (!file && OFFICE.test(name.value)) {
          const why = original ? "文稿在这里增减过段落" : "这一页重新打开过，手里没有原来的文件";
          notes.value = [`${why}，下载的是按现在的文字新排的一份；原来的文件没有动。`];
        }
      }),
    clean: () =>
      attempt(async () => {
        if (!original) return;
        const { blob, removed } = await api.clean(original.file);
        if (removed > 0) offer(blob, named("（去批注）"));
        notes.value = [
          removed > 0 ? `去掉了 ${removed} 条主笔的批注，另存了一份；别人的批注没有动。` : "这份文稿里没有主笔的批注。",
        ];
      }),
    file: () => (original ? Promise.resolve(original.file) : Promise.reject(new Error("the text came from no file"))),
    change: (change) => {
      brief.value = { ...brief.value, ...change };
      keep();
      pane?.refresh();
    },
    changed: () => {
      unsaved = true;
      written = true;
      measure(toParagraphs(view.state.doc));
      keep();
    },
    asBrief: () => {
      const { type, level, date } = brief.value;
      return { type: type || null, level: level || null, date: date || null } as Brief; // what is offered to choose from is what the service knows
    },
    connect: (connected) => (pane = connected),
  };
}
