/** Everything 审稿 shows, as signals over the pane's own. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Bank } from "../../../api/review";
import type { Anchor, Host, OwnComment } from "../../../host/host";
import { SIGN } from "../../../text/sign";
import { bySection, type Item, type Section } from "../../../store/items";
import type { Store } from "../../../store/store";
import type { UserError } from "../../../store/user-error";
import type { Compared } from "./compare";
import { BLANK, parseRecord, progressOf, type Progress, type ReviewRecord, type Written } from "./record";

export type ReviewPage = "notes" | "remarks" | "verdict";

/** A wish to move the keyboard focus, granted once by the view. */
export type ReviewFocus = "row" | "edit" | "finish" | "next" | null;

export interface QueueRow {
  id: string;
  name: string;
  progress: Progress;
}

export interface ReviewStore {
  page: Signal<ReviewPage>;
  focus: Signal<ReviewFocus>;
  bank: Signal<Bank | null>;
  record: Signal<ReviewRecord>;
  /** Our comments as they stand in the document; null where the program cannot list them. */
  comments: Signal<OwnComment[] | null>;
  cursor: Signal<string | null>;
  /** A row to bring into sight without the focus. */
  shown: Signal<string | null>;
  /** The row unfolded. */
  open: Signal<string | null>;
  /** Remarks being worded, by item. */
  wording: Signal<Record<string, string>>;
  error: Signal<UserError | null>;
  busy: Signal<boolean>;
  /** The drafts; one where the program has no queue. */
  drafts: Signal<QueueRow[]>;
  current: Signal<string>;
  selection: Signal<Anchor | null>;
  query: Signal<string>;
  /** Groups of remarks the reviewer opened or closed, by name. */
  folds: Signal<Record<string, boolean>>;
  /** Text of the remark chosen in 常用批语, and how it will go in. */
  chosen: Signal<string | null>;
  said: Signal<string>;

  sections: ReadonlySignal<Section[]>;
  sequence: ReadonlySignal<Item[]>;
  /** Comments of this round that are still in the document. */
  written: ReadonlySignal<Written[]>;
  /** Ids of the items they answer. */
  answered: ReadonlySignal<ReadonlySet<string>>;
  compared: Signal<Compared[]>;
  /** How many comments the remarks set down make; null until the service said. */
  composed: Signal<number | null>;
  /** What follows from what is ticked, in one sentence. */
  opinion: Signal<string>;
  author: ReadonlySignal<string>;
  /** Id of the paragraph that stands for the whole draft, and its text. */
  title: ReadonlySignal<{ id: string; text: string }>;
}

export function createReviewStore(s: Store, host: Host): ReviewStore {
  const bank = signal<Bank | null>(null);
  const record = signal<ReviewRecord>(BLANK);
  const comments = signal<OwnComment[] | null>(null);
  const sections = computed(() => {
    const { severity, part } = s.filter.value;
    return bySection(
      s.items.value.filter(
        (i) => (severity === null || i.finding.severity === severity) && (part === null || i.group === part),
      ),
    );
  });
  const written = computed(() => {
    const standing = comments.value;
    if (standing === null) return record.value.written;
    return record.value.written.filter((w) => standing.some((c) => c.text === SIGN + w.text));
  });
  return {
    page: signal<ReviewPage>("notes"),
    focus: signal<ReviewFocus>(null),
    bank,
    record,
    comments,
    cursor: signal<string | null>(null),
    shown: signal<string | null>(null),
    open: signal<string | null>(null),
    wording: signal<Record<string, string>>({}),
    error: signal<UserError | null>(null),
    busy: signal(false),
    drafts: signal<QueueRow[]>(rowsOf(host, record.value)),
    current: signal(host.queue?.current() ?? ""),
    selection: signal<Anchor | null>(null),
    query: signal(""),
    folds: signal<Record<string, boolean>>({}),
    chosen: signal<string | null>(null),
    said: signal(""),
    sections,
    sequence: computed(() => sections.value.flatMap((section) => section.items)),
    written,
    answered: computed(() => new Set(written.value.flatMap((w) => Object.keys(w.said)))),
    compared: signal<Compared[]>([]),
    composed: signal<number | null>(null),
    opinion: signal(""),
    author: computed(() => s.settings.value.reviewer || (bank.value?.author ?? "") || "主笔"),
    title: computed(() => {
      const paragraphs = s.report.value?.paragraphs ?? [];
      const found = paragraphs.find((p) => p.role === "title") ?? paragraphs[0];
      return { id: found?.id ?? "", text: found?.text ?? "" };
    }),
  };
}

/** The drafts as the host has them, with how far each is. */
export const rowsOf = ({ queue }: Host, present: ReviewRecord): QueueRow[] =>
  queue
    ? queue.list().map(({ id, name }) => ({
        id,
        name,
        progress: progressOf(id === queue.current() ? present : parseRecord(queue.load(id))),
      }))
    : [{ id: "", name: "", progress: progressOf(present) }];
