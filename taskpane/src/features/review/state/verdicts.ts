/** 审稿结论: the verdict, the opinion from what is ticked, the comment on the title, the sheet. */

import { place } from "../../../api/place";
import type { Api } from "../../../api/client";
import type { Sheet, SheetRow } from "../../../api/review";
import type { Host } from "../../../host/host";
import { SIGN, unsigned } from "../../../text/sign";
import { during } from "../../../store/attempts";
import { locationOf } from "../../../store/describe";
import type { Item } from "../../../store/items";
import type { Store } from "../../../store/store";
import type { CompareState } from "../../../api/review";
import { keepOpinion, type Verdict } from "./opinion";
import type { ReviewRecord, Written } from "./record";
import type { ReviewStore } from "./store";

/** Something that may go into the opinion. */
export interface Tick {
  id: string;
  text: string;
  ticked: boolean;
  place: string;
}

export interface Verdicts {
  /** 1 to 5: choose, and go to the page. */
  choose(verdict: Verdict): void;
  /** What was remarked on first, ticked; then what was not. */
  ticks(): Tick[];
  tick(id: string, on: boolean): void;
  word(opinion: string | null): void;
  /** Remarks and verdict into the document. */
  finish(): Promise<void>;
  sheet(format: "docx" | "html"): Promise<Blob | null>;
  destroy(): void;
}

interface Needs {
  s: Store;
  r: ReviewStore;
  host: Host;
  api: Api;
  change(change: Partial<ReviewRecord>): void;
  relist(): Promise<void>;
  write(): Promise<boolean>;
  textOf(item: Item): string;
}

const STATE: Record<CompareState, "已改" | "未改" | "找不到原句"> = {
  mended: "已改",
  open: "未改",
  lost: "找不到原句",
};

export function createVerdicts({ s, r, host, api, change, relist, write, textOf }: Needs): Verdicts {
  function ticks(): Tick[] {
    const { notes, ticks: chosen } = r.record.value;
    const tick = (id: string, text: string, place: string, on: boolean): Tick => ({
      id,
      text,
      place,
      ticked: chosen[id] ?? on,
    });
    const noted = notes.map((note) => tick(note.item, note.text, note.place, true));
    const written = r.written.value
      .filter((w) => !w.summary)
      .flatMap((w) => {
        const said = Object.entries(w.said);
        return said.length > 0
          ? said.map(([id, text]) => tick(id, text, w.place, true))
          : [tick(w.text, w.text, w.place, true)];
      });
    // In a second round what was not mended is ticked.
    const open = new Set(r.compared.value.filter((c) => c.state === "open").flatMap((c) => c.lines));
    const known = new Set([...notes.map((note) => note.item), ...r.answered.value]);
    const rest = s.items.value
      .filter((item) => !known.has(item.id))
      .map((item) => tick(item.id, textOf(item), locationOf(item), open.has(textOf(item))));
    return [...written, ...noted, ...rest];
  }

  const opinion = keepOpinion(r, api, () =>
    ticks()
      .filter((tick) => tick.ticked)
      .map((tick) => tick.text),
  );

  const unanswered = (): void => {
    r.error.value = {
      title: "结论没有写进去",
      detail: `${place().service}没有应答，文稿没有动。${place().remedy}`,
    };
  };

  /** The verdict that stands there already is replaced where the program lets us. */
  async function putSummary(verdict: Verdict, worded: string): Promise<boolean> {
    const isHere = s.opened.now();
    const text = await api.composeReview({ verdict, opinion: worded }).then(
      ({ summary }) => summary,
      () => null,
    );
    if (!isHere()) return false; // never onto the title of another draft
    if (text === null) {
      unanswered();
      return false;
    }
    const standing = r.written.value.find((w) => w.summary);
    if (standing?.text === text) return true;
    if (standing) await host.withdraw?.({ text: SIGN + standing.text, quote: standing.quote });
    const result = await host.comment(
      { paragraph: r.title.value.id, span: null, quote: "", occurrence: 0 },
      SIGN + text,
      r.author.value,
    );
    if (result !== "done") {
      r.error.value = { title: "结论没有写进去", detail: "文稿可能受保护或正在被占用，文稿没有动。请再试一次。" };
      return false;
    }
    const summary: Written = { text, quote: "", place: "全篇", said: {}, summary: true };
    change({ written: [...r.record.value.written.filter((w) => !w.summary), summary], done: true });
    return true;
  }

  const rows = (): SheetRow[] =>
    r.written.value.filter((w) => !w.summary).map(({ place, quote, text }) => ({ place, quote, text }));

  return {
    ticks,
    choose: (verdict) => {
      change({ verdict });
      r.page.value = "verdict";
      r.focus.value = "finish";
      s.news.value = `审稿结论：${verdict}`;
    },
    tick: (id, on) => change({ ticks: { ...r.record.value.ticks, [id]: on }, opinion: null }),
    word: (text) => change({ opinion: text }),
    finish: () =>
      during(async () => {
        const { verdict } = r.record.value;
        if (!verdict || r.busy.value) return;
        const isHere = s.opened.now();
        r.busy.value = true;
        try {
          // Fixed before the remarks go in: writing them changes what is listed.
          const worded = await opinion.worded().catch(() => null);
          if (!isHere()) return;
          if (worded === null) {
            unanswered();
            return;
          }
          change({ opinion: worded });
          if ((await write()) && (await putSummary(verdict, worded))) {
            s.news.value = "结论已写进标题批注";
            r.focus.value = "next";
          }
          await relist();
        } finally {
          r.busy.value = false;
        }
      }),
    sheet: async (format) => {
      const pending = r.record.value.notes.map(({ place, anchor, text }) => ({
        place,
        quote: anchor?.quote ?? "",
        text,
      }));
      const made = (worded: string): Sheet => ({
        title: r.title.value.text,
        file: r.drafts.value.find((draft) => draft.id === r.current.value)?.name ?? "",
        type: "",
        author: r.author.value,
        verdict: r.record.value.verdict ?? "",
        opinion: worded,
        parts: s.report.value?.scores.parts.map(({ part, points, weight }) => ({ part, points, weight })) ?? null,
        remarks: [...rows(), ...pending],
        earlier: r.compared.value.map(({ comment, text, state }) => ({
          place: "",
          quote: comment.quote,
          text: unsigned(text),
          state: STATE[state],
        })),
      });
      try {
        return await api.sheet(format, made(await opinion.worded()));
      } catch {
        r.error.value = { title: "审稿单没有做成", detail: place().remedy };
        return null;
      }
    },
    destroy: opinion.stop,
  };
}
