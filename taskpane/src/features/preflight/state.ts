/** 送审前必查: the questions a leader would ask first, what was found under each, and what the writer has ticked off. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Api } from "../../api/client";
import { NOTHING_LEFT, type Finished, type PreflightGroup, type Leftovers } from "../../api/preflight";
import type { FinalRequest } from "../../api/wire";
import type { Host } from "../../host/host";
import { isSigned } from "../../text/sign";
import { itemsOf, type Item } from "../../store/items";
import { isIgnored } from "../../store/ignored";
import { createAttempts } from "../../store/attempts";
import type { Store } from "../../store/store";
import type { UserError } from "../../store/user-error";
import { offer } from "../../ui/download";

/** A question with what was found under it. `unseen` says why it was not, or only partly, looked at. */
export interface Asked {
  group: PreflightGroup;
  items: Item[];
  unseen: string[];
}

export interface Final {
  groups: Signal<PreflightGroup[] | null>;
  /** What is left over in the file, where the host gives it out; null where it cannot tell. */
  leftovers: Signal<Leftovers | null>;
  asked: ReadonlySignal<Asked[]>;
  /** Ids of what the writer has ticked off since the pane was opened. */
  ticked: Signal<readonly string[]>;
  /** How many lines are not ticked off yet. */
  open: ReadonlySignal<number>;
  load(): Promise<void>;
  tick(id: string, on: boolean): void;
  /** What is to be taken out of the file; what is not in it is not asked. */
  remove: Signal<readonly Removable[]>;
  busy: Signal<boolean>;
  error: Signal<UserError | null>;
  /** What was written, once it is. */
  exported: Signal<Exported | null>;
  /** 导出报送稿: the file to submit, as a download under the title's name. The original is not touched. */
  export(): Promise<void>;
}

export type Removable = NonNullable<FinalRequest["remove"]>[number];

/** The name the file was given, and what its sender should know. */
export interface Exported {
  name: string;
  notices: string[];
}

const ALL: readonly Removable[] = ["comments", "changes", "highlights", "authors"];

const LONGEST = 60;

/** Where something tells of people and their computers that can be taken out; whose names, is in `authors`. */
export const goingOf = (left: Leftovers): string[] => left.traces.filter((where) => !left.stays.includes(where));

/** What is still in the file that was written, and what became of its layout. */
function noticesOf(left: Leftovers | null, { anew, unplaced, stays }: Omit<Finished, "blob">): string[] {
  const held =
    left &&
    [
      left.comments > 0 && `批注 ${left.comments} 条`,
      left.changes > 0 && `修订 ${left.changes} 处`,
      left.highlights > 0 && `底色 ${left.highlights} 处`,
      left.hidden > 0 && `隐藏的文字 ${left.hidden} 处`,
      left.authors.length > 0 && `作者信息（${left.authors.join("、")}）`,
      ...goingOf(left),
    ].filter(Boolean);
  return [
    ...(held && held.length > 0 ? [`里面还有：${held.join("、")}。`] : []),
    ...(anew ? ["文稿增减过段落，版式按公文格式新排了一遍。"] : []),
    ...(stays.length > 0 ? [`有去不掉的，请打开看一遍：${stays.join("、")}。`] : []),
    ...(unplaced > 0 ? [`有 ${unplaced} 处改动没能写进去，请对照文稿看一遍。`] : []),
  ];
}

export const ownId = (group: PreflightGroup): string => `own:${group.id}`;

export function createFinal(s: Store, host: Host, api: Api): Final {
  const groups = signal<PreflightGroup[] | null>(null);
  const leftovers = signal<Leftovers | null>(null);
  const ticked = signal<readonly string[]>([]);
  const remove = signal<readonly Removable[]>(ALL);
  const { busy, error, attempt } = createAttempts();
  const exported = signal<Exported | null>(null);

  const asked = computed(() => {
    const running = new Set(s.rules.value?.rules.map((rule) => rule.id) ?? []);
    const skipped = s.report.value?.skipped ?? [];
    return (groups.value ?? []).map((group): Asked => {
      const off = s.rules.value ? group.rules.filter((rule) => !running.has(rule)) : [];
      return {
        group,
        // Whatever the mode and wherever the caret: before it is sent everything counts.
        items: s.report.value
          ? itemsOf(s.report.value, (f) => group.rules.includes(f.rule) && !isIgnored(f, s.memory.value))
          : [],
        unseen: [
          ...(off.length > 0 ? [`有 ${off.length} 条规则您关着，没有看`] : []),
          ...skipped.filter((x) => group.rules.includes(x.rule)).map((x) => x.because),
          ...skipped.flatMap((x) => (group.unseen[x.rule] ? [`${x.because}，${group.unseen[x.rule]}`] : [])),
        ],
      };
    });
  });
  const lines = computed(() =>
    asked.value.flatMap(({ group, items }) => [...items.map((item) => item.id), ...(group.own ? [ownId(group)] : [])]),
  );

  const title = (): string => s.report.value?.paragraphs.find((p) => p.role === "title")?.text.trim() ?? "";

  /** Named after the title: never as the file it came from. */
  const nameOf = (): string =>
    `${
      title()
        .replace(/[\\/:*?"<>|\s]+/g, " ")
        .trim()
        .slice(0, LONGEST) || "报送稿"
    }.docx`;

  async function exportFile(): Promise<void> {
    const draft = s.checked.value;
    if (!draft) return;
    exported.value = null;
    await attempt(async () => {
      const original = host.file ? await host.file().catch(() => null) : null;
      const { blob, anew, ...rest } = await api.final({ draft, remove: [...remove.value] }, original);
      const name = nameOf();
      offer(blob, name);
      const left = await api.leftovers(blob).catch(() => null);
      exported.value = { name, notices: noticesOf(left, { ...rest, anew: anew && original !== null }) };
      s.news.value = `已导出 ${name}`;
    });
  }

  async function leftover(): Promise<Leftovers | null> {
    if (host.file) return api.leftovers(await host.file());
    if (!host.comments) return null;
    const own = (await host.comments()).filter(({ text }) => isSigned(text)).length;
    return { ...NOTHING_LEFT, own, comments: own };
  }

  return {
    groups,
    leftovers,
    asked,
    ticked,
    open: computed(() => lines.value.filter((line) => !ticked.value.includes(line)).length),
    load: async () => {
      groups.value ??= await api.finalGroups().catch(() => null);
      // A file that cannot be read costs this one line of the list, not the list.
      leftovers.value = await leftover().catch(() => null);
    },
    remove,
    busy,
    error,
    exported,
    export: exportFile,
    tick: (id, on) => (ticked.value = on ? [...ticked.value, id] : ticked.value.filter((other) => other !== id)),
  };
}
