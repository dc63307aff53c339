/** 常用批语: a remark found, worded, and put where the selection is; and kept as one's own. */

import { ApiError, type Api } from "../../../api/client";
import type { Host } from "../../../host/host";
import { SIGN } from "../../../text/sign";
import type { Store } from "../../../store/store";
import type { ReviewRecord } from "./record";
import { search, type Hit } from "./remark";
import type { ReviewStore } from "./store";

export interface BankActions {
  load(): Promise<void>;
  hits(): Hit[];
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

  return {
    load: async () => {
      r.bank.value = await api.bank().catch(() => r.bank.value);
    },
    hits: () => search(r.bank.value, r.query.value),
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
      const index = s.report.value?.paragraphs.find((p) => p.id === anchor.paragraph)?.index;
      const place = index === undefined ? "" : `第 ${index + 1} 段`;
      change({ written: [...r.record.value.written, { text, quote: anchor.quote, place, said: {}, summary: false }] });
      await relist();
      s.news.value = "已批到选中处";
      if (r.chosen.value) void api.countRemarks([r.chosen.value]).catch(() => undefined);
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
