/** 审稿: the queue, the record of the open draft, and what may be done with it. */

import { batch, effect, untracked } from "@preact/signals";
import type { Api } from "../../../api/client";
import type { Host } from "../../../host/host";
import { isSigned } from "../../../text/sign";
import type { Store } from "../../../store/store";
import { createBank, type BankActions } from "./bank";
import { keepCompared } from "./compare";
import { keepComposed } from "./compose";
import { createNotes, type Notes } from "./notes";
import { parseRecord, BLANK, type ReviewRecord } from "./record";
import { createReviewStore, rowsOf, type ReviewStore } from "./store";
import { createVerdicts, type Verdicts } from "./verdicts";

export interface Review {
  store: ReviewStore;
  notes: Notes;
  verdicts: Verdicts;
  bank: BankActions;
  openDraft(id: string): Promise<void>;
  /** The neighbour in the queue; `unfinished` looks for one without a verdict first. */
  next(by: 1 | -1, unfinished?: boolean): Promise<void>;
  /** Ask for more drafts; where the program can. */
  add: (() => void) | null;
  /** Ask for a folder to report on; where the program can. */
  report: (() => void) | null;
  /** Ours were all taken out of the document. */
  cleared(): void;
  destroy(): void;
}

interface Needs {
  store: Store;
  host: Host;
  api: Api;
  remember(memory: string[]): void;
}

export function createReview({ store: s, host, api, remember }: Needs): Review {
  const r = createReviewStore(s, host);
  const queue = host.queue;
  r.record.value = parseRecord(queue?.load(queue.current()) ?? null);

  function change(changes: Partial<ReviewRecord>): void {
    r.record.value = { ...r.record.value, ...changes };
    queue?.save(r.current.value, JSON.stringify(r.record.value));
    r.drafts.value = rowsOf(host, r.record.value);
  }

  async function relist(): Promise<void> {
    const isHere = s.opened.now();
    const found = (await host.comments?.().catch(() => null)) ?? null;
    if (!isHere()) return;
    r.comments.value = found === null ? null : found.filter((comment) => isSigned(comment.text));
    if (r.comments.value?.length) s.written.value = true;
  }

  const needs = { s, r, host, api, remember, change, relist };
  const notes = createNotes(needs);
  const verdicts = createVerdicts({ ...needs, write: notes.write, textOf: notes.textOf });
  const bank = createBank(needs);

  /** The queue moved: another draft may be open. */
  function follow(): void {
    const now = queue?.current() ?? "";
    batch(() => {
      if (now !== r.current.value) {
        r.current.value = now;
        r.record.value = parseRecord(queue?.load(now) ?? null);
        r.comments.value = r.error.value = r.open.value = r.cursor.value = s.pointed.value = r.selection.value = null;
        r.wording.value = {};
        r.opinion.value = "";
        r.page.value = "notes";
        s.report.value = null; // what was found belongs to the draft before
        s.filter.value = { severity: null, part: null };
      }
      r.drafts.value = rowsOf(host, r.record.value);
    });
  }
  const stopFollowing = queue?.onChange(follow);
  const stopListening = host.onChange(() => void relist());

  const stopComparing = keepCompared(s, r, api);
  const stopComposing = keepComposed(r, api);

  // The comments a draft came with are known from the first look at it on.
  const stopLooking = effect(() => {
    if (s.report.value === null) return;
    const of = r.current.value;
    untracked(() => {
      void relist().then(() => {
        if (of === r.current.value && r.record.value.earlier === null && r.comments.value)
          change({ earlier: r.comments.value });
      });
    });
  });

  async function openDraft(id: string): Promise<void> {
    if (id === r.current.value) return;
    r.focus.value = "row";
    await queue?.open(id);
  }

  return {
    store: r,
    notes,
    verdicts,
    bank,
    openDraft,
    next: async (by, unfinished = false) => {
      const drafts = r.drafts.value;
      const at = drafts.findIndex((draft) => draft.id === r.current.value);
      const ahead = drafts
        .map((_, i) => drafts[(at + by * (i + 1) + drafts.length * 2) % drafts.length])
        .filter((d) => d !== undefined);
      const wanted =
        (unfinished ? ahead.find((d) => d.progress !== "已出结论" && d.id !== r.current.value) : undefined) ?? ahead[0];
      if (wanted && wanted.id !== r.current.value) await openDraft(wanted.id);
      else s.news.value = "这一批都看过了";
    },
    add: queue ? () => queue.add() : null,
    report: queue?.report ? () => queue.report?.() : null,
    cleared: () => {
      change({
        ...BLANK,
        earlier: [],
        notes: r.record.value.notes,
        verdict: r.record.value.verdict,
        opinion: r.record.value.opinion,
      });
      void relist();
    },
    destroy: () => {
      stopFollowing?.();
      stopListening();
      stopLooking();
      stopComparing();
      stopComposing();
      verdicts.destroy();
    },
  };
}
