/** 常用批语: a remark found, worded, and put where the selection is; and kept as one's own. */

import { ApiError, type Api } from "../../../api/client";
import type { Host } from "../../../host/host";
import { SIGN } from "../../../text/sign";
import type { Store } from "../../../store/store";
import type { ReviewRecord } from "./record";
import { groupsOf, holds, PASSING, type RemarkGroup } from "./groups";
import type { ReviewStore } from "./store";

/** How a group is shown; what was found for a query cannot be closed. */
export type Fold = "open" | "closed" | "found";

export interface BankActions {
  load(): Promise<void>;
  /** What holds the query, by what it is about; what answers the finding in hand first. */
  groups(): RemarkGroup[];
  foldOf(group: RemarkGroup, first: boolean): Fold;
  /** One that is closed over the chosen remark puts it away; its words stay in the field of one's own. */
  fold(group: RemarkGroup, open: boolean): void;
  /** What is selected in the document now. */
  look(): Promise<void>;
  choose(text: string): void;
  /** The remark, as worded, on the selection. */
  comment(): Promise<void>;
  /** 存为批语 */
  keep(): Promise<void>;
  /** Take one of one's own out again. */
  drop(text: string): Promise<void>;
}

interface Needs {
  s: Store;
  r: ReviewStore;
  host: Host;
  api: Api;
  change(change: Partial<ReviewRecord>): void;
  relist(): Promise<void>;
}

/** Rules of the findings on the selected words, or else of the finding the reviewer stands on. */
function inHand(s: Store, r: ReviewStore): string[] {
  const at = r.selection.value;
  const on = s.items.value.filter(({ finding: { paragraph, span } }) => {
    if (at?.paragraph !== paragraph) return false;
    return !span || !at.span || (span[0] < at.span[1] && at.span[0] < span[1]);
  });
  const items = on.length > 0 ? on : s.items.value.filter((item) => item.id === r.cursor.value);
  return items.flatMap((item) => item.findings.map((f) => f.rule));
}

export function createBank({ s, r, host, api, change, relist }: Needs): BankActions {
  const own = (): { text: string; part: string; rules: string[] }[] =>
    (r.bank.value?.remarks ?? [])
      .filter((remark) => remark.layer === "user")
      .map(({ text, part, rules }) => ({ text, part, rules }));

  async function save(remarks: ReturnType<typeof own>, news: string): Promise<void> {
    try {
      r.bank.value = await api.saveRemarks(remarks);
      s.news.value = news;
      r.error.value = null;
    } catch (error) {
      r.error.value = error instanceof ApiError ? error : { title: "批语没有存上", detail: "请再试一次。" };
    }
  }

  /** A passing group is remembered for the finding in hand alone. */
  const keyOf = ({ name }: RemarkGroup): string =>
    PASSING.has(name) ? JSON.stringify([name, r.cursor.value, r.selection.value]) : name;

  return {
    load: async () => {
      r.bank.value = await api.bank().catch(() => r.bank.value);
    },
    groups: () => groupsOf(r.bank.value, r.query.value, inHand(s, r)),
    // What was looked for is shown wherever it stands; else what was chosen, the first group, and what the reviewer opened.
    foldOf: (group, first) => {
      if (r.query.value.trim()) return "found";
      return holds(group, r.chosen.value) || (r.folds.value[keyOf(group)] ?? first) ? "open" : "closed";
    },
    fold: (group, open) => {
      if (!open && holds(group, r.chosen.value)) r.chosen.value = null;
      r.folds.value = { ...r.folds.value, [keyOf(group)]: open };
    },
    look: async () => {
      r.selection.value = (await host.selection?.().catch(() => null)) ?? null;
    },
    choose: (text) => {
      r.chosen.value = text;
      r.said.value = text;
    },
    comment: async () => {
      const anchor = (await host.selection?.().catch(() => null)) ?? null;
      r.selection.value = anchor;
      const text = r.said.value.trim();
      if (!anchor || text === "") return;
      const result = await host.comment(anchor, SIGN + text, r.author.value);
      if (result !== "done") {
        r.error.value = { title: "没有批上去", detail: "选中的话已经不在原处，文稿没有动。请重新选一下。" };
        return;
      }
      r.error.value = null;
      r.said.value = ""; // it stands in the draft now; the field is free for the next one
      const index = s.report.value?.paragraphs.find((p) => p.id === anchor.paragraph)?.index;
      const place = index === undefined ? "" : `第 ${index + 1} 段`;
      change({ written: [...r.record.value.written, { text, quote: anchor.quote, place, said: {}, summary: false }] });
      await relist();
      s.news.value = "已批到选中处";
      const used = r.chosen.value;
      r.chosen.value = null;
      if (used) void api.countRemarks([used]).catch(() => undefined);
    },
    keep: async () => {
      const text = r.said.value.trim();
      if (text === "" || r.bank.value?.remarks.some((remark) => remark.text === text)) {
        s.news.value = text === "" ? "先写一句，再存为批语" : "批语里已经有这一句";
        return;
      }
      const from = r.bank.value?.remarks.find((remark) => remark.text === r.chosen.value);
      await save([...own(), { text, part: from?.part ?? "其他", rules: from?.rules ?? [] }], "已存为我的批语");
      r.chosen.value = text;
    },
    drop: (text) =>
      save(
        own().filter((remark) => remark.text !== text),
        "已从我的批语里去掉",
      ),
  };
}
