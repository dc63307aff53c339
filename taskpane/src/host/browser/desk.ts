/** What the page around the text knows, and what it can do: open, clear, download. */

import { signal, type Signal } from "@preact/signals";
import type { EditorView } from "prosemirror-view";
import { ApiError, type Api } from "../../api/client";
import type { Brief, Finding, Opened, Paragraph } from "../../api/wire";
import type { Pane } from "../../pane";
import { offer } from "../../state/download";
import { fillEditor } from "./editor";
import { dropDraft, loadDraft, saveDraft } from "./keep";
import { toParagraphs } from "./schema";

export interface Desk {
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
  open(file: File): Promise<void>;
  sample(): Promise<void>;
  clear(): void;
  download(): Promise<void>;
  /** The opened file without our marks, as a download. */
  clean(): Promise<void>;
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

export function createDesk(view: EditorView, api: Api): Desk {
  let pane: Pane | null = null;
  let original: { file: File; ids: string[] } | null = null;
  let unsaved = false;
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

  function show(paragraphs: readonly Paragraph[], title: string): void {
    fillEditor(view, paragraphs);
    name.value = title;
    document.title = title ? `${title} · 主笔` : "主笔";
    measure(toParagraphs(view.state.doc));
    unsaved = false;
    pane?.refresh();
  }

  function put(opened: Opened, file: File | null): void {
    hasFile.value = file !== null;
    original = file && { file, ids: opened.draft.paragraphs.map((p) => p.id) };
    notes.value = opened.warnings ?? [];
    savedAt.value = null;
    dropDraft();
    show(opened.draft.paragraphs, opened.name);
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    busy.value = true;
    try {
      await work();
    } catch (error) {
      const said = error instanceof ApiError ? `${error.title}。${error.detail}` : "这一步没办成，文稿没有动，请再试一次。";
      notes.value = [said];
    } finally {
      busy.value = false;
    }
  }

  const keep = (): void => {
    const kept = saveDraft({ name: name.value, paragraphs: toParagraphs(view.state.doc), brief: brief.value });
    savedAt.value = kept ? new Date() : null;
  };

  /** The file the draft was read from, where it can carry comments. */
  const carried = async (title: string): Promise<File | null> => (OFFICE.test(title) ? api.openedFile(title) : null);

  async function start(): Promise<void> {
    await attempt(async () => {
      const opened = await api.opened();
      const kept = opened ? null : loadDraft();
      if (kept) {
        brief.value = { ...BLANK, ...kept.brief };
        show(kept.paragraphs, kept.name);
        savedAt.value = new Date();
      } else if (opened) put(opened, await carried(opened.name));
      else put(await api.sample(), null);
    });
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
    open: (file) => attempt(async () => put(await api.openDocument(file), OFFICE.test(file.name) ? file : null)),
    sample: () => attempt(async () => put(await api.sample(), null)),
    clear: () => {
      original = null;
      hasFile.value = false;
      notes.value = [];
      dropDraft();
      savedAt.value = null;
      show([], "");
      view.focus();
    },
    download: () =>
      attempt(async () => {
        const draft = pane?.draft();
        if (!pane || !draft) return;
        const file = carrier(draft.paragraphs);
        const blob = await api.annotate({ draft, keys: pane.shown(), highlight: false }, file);
        offer(blob, `${name.value.replace(/\.[^.]+$/, "") || "文稿"}（主笔批注）.docx`);
        unsaved = false;
        if (original && !file) notes.value = ["文稿在这里增减过段落，下载的是按现在的文字新排的一份；原来的文件没有动。"];
      }),
    clean: () =>
      attempt(async () => {
        if (!original) return;
        const { blob, removed } = await api.clean(original.file);
        if (removed > 0) offer(blob, `${name.value.replace(/\.[^.]+$/, "")}（去批注）.docx`);
        notes.value = [removed > 0 ? `去掉了 ${removed} 条主笔的批注，另存了一份；别人的批注没有动。` : "这份文稿里没有主笔的批注。"];
      }),
    change: (change) => {
      brief.value = { ...brief.value, ...change };
      keep();
      pane?.refresh();
    },
    changed: () => {
      unsaved = true;
      measure(toParagraphs(view.state.doc));
      keep();
    },
    asBrief: () => {
      const { type, level, date } = brief.value;
      return { type: type || null, level: level || null, date: date || null };
    },
    connect: (connected) => (pane = connected),
  };
}

/** How many findings of each severity are shown, for the legend. */
export function tally(findings: readonly Finding[], shown: readonly string[]): Record<Finding["severity"], number> {
  const counts = { error: 0, warning: 0, advice: 0 };
  for (const finding of findings) if (shown.includes(finding.key)) counts[finding.severity] += 1;
  return counts;
}
