/** 定位 照改 批注 忽略: what one can do about a finding, and what is said when it cannot be done. */

import { batch } from "@preact/signals";
import type { Api } from "../../../api/client";
import type { Edit, Finding, Fix } from "../../../api/wire";
import { HostError, type Anchor, type Host, type MarkResult } from "../../../host/host";
import { firstHole, hasHole } from "../../../text/holes";
import type { Item } from "../../../store/items";
import type { Marking } from "./marking";
import { successor, type Navigation } from "../../../store/navigate";
import { ofPlace, ofRule, restored } from "../../../store/ignored";
import { sentencesAt, withLocks, type Sentence } from "../../../store/locked";
import type { Journal } from "../../../store/journal";
import type { Store } from "../../../store/store";

export interface Actions {
  /** `beside`: on the way to its card, which must stay in sight. */
  locate(item: Item, beside?: boolean): Promise<void>;
  /** Apply fix `index` of the item, where it has one. */
  apply(item: Item, index: number): Promise<void>;
  comment(item: Item): Promise<void>;
  /** To the next 待填处 of the document. */
  fillNext(): Promise<void>;
  /** 此处忽略; with a reason, which is counted for whoever maintains the rules. */
  ignoreHere(item: Item, reason?: string): void;
  /** 本稿不再提示 */
  ignoreInDraft(item: Item): void;
  /** 以后不报 */
  disableRule(item: Item): void;
  restore(item: Item): void;
  /** Lock sentences against every fix, or unlock them. */
  lock(sentences: readonly Sentence[], on: boolean): void;
  /** Lock what is selected, where the program tells. */
  lockSelected(): Promise<void>;
  clearMarks(): Promise<void>;
  /** 在文中标出 */
  writeMarks(): Promise<void>;
  /** 另存带批注的副本 */
  saveCopy(): Promise<void>;
}

interface Needs {
  store: Store;
  host: Host;
  go: Navigation;
  marking: Marking;
  journal: Journal;
  remember(memory: string[], back?: () => void): void;
  api: Pick<Api, "decline">;
  /** Turn rules off, for all drafts and programs; false when that was not kept. */
  turnOff(rules: readonly string[]): Promise<boolean>;
  turnOn(rules: readonly string[]): Promise<boolean>;
  recheck(): void;
  /** Every comment of ours is out. */
  cleared(): void;
}

export const fixable = (item: Item): boolean => item.fixes.length > 0;

/** Where a finding is. One about the whole draft is shown on its title, or else on its first paragraph. */
export function anchorOf(finding: Finding, titleId: string): Anchor {
  return finding.paragraph === null
    ? { paragraph: titleId, span: null, quote: "", occurrence: 0 }
    : {
        paragraph: finding.paragraph,
        span: finding.span,
        quote: finding.span ? finding.quote : "",
        occurrence: finding.occurrence,
      };
}

/** The edits of a fix, the words of its one edit as the writer has changed them on the card. */
const adjusted = (fix: Fix, text: string | null): Edit[] =>
  text === null ? fix.edits : fix.edits.map((edit) => ({ ...edit, text }));

export function createActions(needs: Needs): Actions {
  const { store: s, host, go, marking, journal, remember, api, turnOff, turnOn, recheck, cleared } = needs;

  const titleId = (): string => {
    const paragraphs = s.report.value?.paragraphs ?? [];
    return (paragraphs.find((p) => p.role === "title") ?? paragraphs[0])?.id ?? "";
  };

  const say = (news: string): void => {
    s.news.value = news;
  };

  function failed(item: Item, result: Exclude<MarkResult, "done">, kind: "lost" | "stale"): void {
    s.error.value =
      result === "refused" && kind === "lost"
        ? {
            kind: "refused",
            of: item.id,
            title: "这一处现在动不了",
            detail: "文稿可能受保护或正在被占用。文稿没有动。",
          }
        : kind === "stale"
          ? { kind, of: item.id, title: "没有照改", detail: "自查以后这一段改过，文稿没有动。" }
          : {
              kind,
              of: item.id,
              title: "这句在文稿里找不到了",
              detail: "自查以后这一段改过，没有替您猜位置，文稿也没有动。",
            };
  }

  /** What the host answers; null when it failed, which is then told on the card. */
  async function ask(item: Item, work: Promise<MarkResult>): Promise<MarkResult | null> {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      s.error.value = { kind: "refused", of: item.id, title: error.title, detail: error.detail };
      return null;
    }
  }

  /** Take our comment on an item out again. */
  async function takeOut({ finding }: Item): Promise<void> {
    const { quote } = anchorOf(finding, "");
    const ours = await host.comments?.();
    const found = ours?.find((c) => c.text === finding.comment && (quote === "" || c.quote === quote));
    if (found) await host.withdraw?.(found);
  }

  /** Leave a finding that is dealt with: to the list, onto the next row. */
  function leave(item: Item, news: string, focus = true): void {
    batch(() => {
      s.cursor.value = successor(s.listing.value.sequence, item);
      if (s.tab.value === "check") go.list(focus);
      else go.gone();
      say(news);
    });
  }

  return {
    async locate(item, beside = false) {
      const result = await ask(item, host.reveal(anchorOf(item.finding, titleId()), beside));
      if (result && result !== "done") failed(item, result, "lost");
    },

    async apply(item, index) {
      const fix = item.fixes[index];
      const checked = s.checked.value?.paragraphs;
      if (!fix || !checked) return;
      const edits = adjusted(fix, s.adjusted.value);
      const result = await ask(item, host.apply(edits, { track: host.can.track, checked }));
      if (!result) return;
      if (result !== "done") {
        failed(item, result, "stale");
        return;
      }
      const holes = edits.some((edit) => hasHole(edit.text));
      // With holes the caret waits in the first of them: the focus belongs to the document now.
      leave(item, holes ? "已照改，请把待填处填上" : "已照改，可撤回", !holes);
      recheck();
    },

    async comment(item) {
      const result = await ask(item, host.comment(anchorOf(item.finding, titleId()), item.finding.comment));
      if (!result) return;
      if (result !== "done") {
        failed(item, result, "lost");
        return;
      }
      marking.commented();
      journal.did(() => takeOut(item));
      say("批注已写入");
    },

    async fillNext() {
      const paragraph = s.paragraphs.value?.find((p) => hasHole(p.text));
      if (!paragraph) return;
      const quote = firstHole(paragraph.text);
      const at = paragraph.text.indexOf(quote);
      if (host.toHole) await host.toHole();
      else await host.reveal({ paragraph: paragraph.id, span: [at, at + quote.length], quote, occurrence: 0 });
    },

    ignoreHere(item, reason) {
      leave(item, reason ? `已忽略这一处：${reason}` : "已忽略这一处");
      const before = s.memory.value;
      const count = (back: boolean): void => {
        if (reason)
          void api.decline([...new Set(item.findings.map((f) => f.rule))], reason, back).catch(() => undefined);
      };
      count(false);
      remember([...before, ...item.findings.map(ofPlace)], () => count(true));
    },
    ignoreInDraft(item) {
      leave(item, "本稿不再提示这一类");
      remember([...s.memory.value, ...new Set(item.findings.map((f) => ofRule(f.rule)))]);
    },
    disableRule(item) {
      leave(item, "以后不报，设置里可再打开");
      const rules = item.findings.map((f) => f.rule);
      void turnOff(rules).then((kept) => {
        if (kept) journal.did(() => turnOn(rules));
        else say("没有存上，下次还会报，原因写在设置里");
      });
    },
    restore(item) {
      remember(restored(item.findings, s.memory.value));
      say("已恢复");
    },

    lock(sentences, on) {
      remember(withLocks(s.memory.value, sentences, on));
      say(on ? "这句锁住了，照改不会动它" : "已解开");
    },
    async lockSelected() {
      const chosen = await host.selection?.();
      const paragraph = s.report.value?.paragraphs.find((p) => p.id === chosen?.paragraph);
      if (!chosen?.span || !paragraph) {
        say("先在文稿里选中一句");
        return;
      }
      remember(withLocks(s.memory.value, sentencesAt(paragraph, chosen.span), true));
      say("这句锁住了，照改不会动它");
    },

    clearMarks: () => {
      s.saving.value = null;
      return marking.clear().then(cleared);
    },
    writeMarks: marking.write,
    saveCopy: marking.copy,
  };
}
