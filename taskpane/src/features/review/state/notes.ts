/** 逐处批注: setting remarks down finding by finding, and writing them into the document together. */

import { place } from "../../../api/place";
import { batch } from "@preact/signals";
import type { Api } from "../../../api/client";
import type { Host, MarkResult } from "../../../host/host";
import { SIGN } from "../../../text/sign";
import { anchorOf } from "../../check/state/actions";
import { during } from "../../../store/attempts";
import { locationOf, titleOf } from "../../../store/describe";
import { ofPlace } from "../../../store/ignored";
import type { Item } from "../../../store/items";
import { successor } from "../../../store/navigate";
import type { Store } from "../../../store/store";
import type { Composed } from "../../../api/review";
import { anchorFor, toWire, type Note } from "./merge";
import { defaultText } from "./remark";
import type { ReviewRecord } from "./record";
import type { ReviewStore } from "./store";

export interface Notes {
  /** J and K: the next row, and its words in the document. */
  step(by: 1 | -1, focus?: boolean): void;
  /** The row of an item, and its words in the document. */
  stand(item: Item): void;
  /** The row of an item whose mark was clicked in the document: the focus stays there. */
  point(item: Item): void;
  textOf(item: Item): string;
  /** What the reviewer types for an item, before it is set down. */
  word(item: Item, text: string): void;
  /** P: set the remark down, or take it back; then the next row. */
  toggle(item: Item): void;
  /** The remark as it is worded now is set down. */
  settle(item: Item): void;
  ignore(item: Item): void;
  /** All that is set down goes in, merged; false when something could not. */
  write(): Promise<boolean>;
}

interface Needs {
  s: Store;
  r: ReviewStore;
  host: Host;
  api: Api;
  remember(memory: string[]): void;
  change(change: Partial<ReviewRecord>): void;
  relist(): Promise<void>;
}

const WHY: Record<Exclude<MarkResult, "done">, string> = {
  "not-found": "这句在文稿里找不到了，没有替您猜位置。",
  refused: "文稿可能受保护或正在被占用。",
};

export function createNotes({ s, r, host, api, remember, change, relist }: Needs): Notes {
  const offered = (item: Item): string => defaultText(item, r.bank.value, titleOf(item, s.rules.value));
  const noted = (item: Item): Note | undefined => r.record.value.notes.find((note) => note.item === item.id);
  const textOf = (item: Item): string => r.wording.value[item.id] ?? noted(item)?.text ?? offered(item);

  function stand(item: Item): void {
    r.cursor.value = s.pointed.value = item.id;
    void host.reveal(anchorOf(item.finding, r.title.value.id), true);
  }

  function after(item: Item, news: string): void {
    batch(() => {
      const next = successor(r.sequence.value, item);
      r.cursor.value = s.pointed.value = next;
      r.open.value = null;
      r.focus.value = "row";
      s.news.value = news;
    });
    const now = r.sequence.value.find((other) => other.id === r.cursor.value);
    if (now) void host.reveal(anchorOf(now.finding, r.title.value.id), true);
  }

  function settle(item: Item): void {
    const text = textOf(item).trim();
    if (text === "") return;
    const { finding } = item;
    const note: Note = {
      item: item.id,
      rule: finding.rule,
      severity: finding.severity,
      text,
      offered: text === offered(item),
      anchor: finding.paragraph === null ? null : anchorOf(finding, ""),
      place: locationOf(item),
    };
    change({ notes: [...r.record.value.notes.filter((n) => n.item !== item.id), note] });
    after(item, `已记下：${text}`);
  }

  async function put(composed: Composed): Promise<MarkResult> {
    const { text, place } = composed;
    const notes = r.record.value.notes.filter((note) => composed.items.includes(note.item));
    const anchor = anchorFor(composed, notes, r.title.value.id);
    const result = await host.comment(anchor, SIGN + text, r.author.value);
    if (result !== "done") return result;
    const gone = new Set(notes.map((note) => note.item));
    const { written, notes: left } = r.record.value;
    change({
      written: [
        ...written,
        {
          text,
          quote: anchor.quote,
          place,
          said: Object.fromEntries(notes.map((note) => [note.item, note.text])),
          summary: false,
        },
      ],
      notes: left.filter((note) => !gone.has(note.item)),
    });
    return "done";
  }

  return {
    stand,
    textOf,
    settle,
    point: (item) => {
      r.cursor.value = s.pointed.value = item.id;
      if (r.page.value === "notes") r.shown.value = item.id;
    },
    step: (by, focus = true) => {
      const sequence = r.sequence.value;
      const at = sequence.findIndex((item) => item.id === r.cursor.value);
      const next =
        sequence[at < 0 ? (by > 0 ? 0 : sequence.length - 1) : (at + by + sequence.length) % sequence.length];
      if (!next) return;
      batch(() => {
        r.page.value = "notes";
        r.open.value = null;
        if (focus) r.focus.value = "row";
        else r.shown.value = next.id;
      });
      stand(next);
    },
    word: (item, text) => (r.wording.value = { ...r.wording.value, [item.id]: text }),
    toggle: (item) => {
      if (r.answered.value.has(item.id)) {
        s.news.value = "这一处已写进文稿，要改请在文稿里改";
      } else if (noted(item)) {
        change({ notes: r.record.value.notes.filter((note) => note.item !== item.id) });
        s.news.value = "已取消这条";
      } else settle(item);
    },
    ignore: (item) => {
      change({ notes: r.record.value.notes.filter((note) => note.item !== item.id) });
      after(item, "已忽略这一处");
      remember([...s.memory.value, ...item.findings.map(ofPlace)]);
    },
    write: () =>
      during(async () => {
        const isHere = s.opened.now();
        const used = r.record.value.notes.map((note) => note.text);
        const composed = await api
          .composeReview({ notes: r.record.value.notes.map(toWire), title: r.title.value.id })
          .then(
            ({ comments }) => comments,
            () => null,
          );
        if (!isHere()) return false; // they belong to the draft before, and wait there
        if (!composed) {
          r.error.value = {
            title: "批注没有写进去",
            detail: `${place().service}没有应答，文稿没有动。${place().remedy}`,
          };
          return false;
        }
        const failures: Exclude<MarkResult, "done">[] = [];
        for (const each of composed) {
          if (!isHere()) return false;
          const result = await put(each);
          if (result !== "done") failures.push(result);
        }
        await relist();
        r.error.value = failures[0]
          ? { title: `有 ${failures.length} 条没写进去`, detail: `${WHY[failures[0]]}还留在这里，文稿没有动。` }
          : null;
        const done = composed.length - failures.length;
        if (done > 0) {
          s.news.value = `写入 ${done} 条批注`;
          void api.countRemarks(used).catch(() => undefined);
        }
        return failures.length === 0;
      }),
  };
}
