/** 送审前必查: the questions a leader would ask first, what was found under each, and what the writer has ticked off. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Api } from "../../api/client";
import type { PreflightGroup, Leftovers } from "../../api/preflight";
import type { Host } from "../../host/host";
import { isSigned } from "../../text/sign";
import { itemsOf, type Item } from "../../store/items";
import { isIgnored } from "../../store/ignored";
import type { Store } from "../../store/store";

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
}

export const ownId = (group: PreflightGroup): string => `own:${group.id}`;

export function createFinal(s: Store, host: Host, api: Api): Final {
  const groups = signal<PreflightGroup[] | null>(null);
  const leftovers = signal<Leftovers | null>(null);
  const ticked = signal<readonly string[]>([]);

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
        ],
      };
    });
  });
  const lines = computed(() =>
    asked.value.flatMap(({ group, items }) => [...items.map((item) => item.id), ...(group.own ? [ownId(group)] : [])]),
  );

  async function leftover(): Promise<Leftovers | null> {
    if (host.file) return api.leftovers(await host.file());
    if (!host.comments) return null;
    const own = (await host.comments()).filter(({ text }) => isSigned(text)).length;
    return { own, comments: own, changes: 0, highlights: 0, authors: [] };
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
    tick: (id, on) => (ticked.value = on ? [...ticked.value, id] : ticked.value.filter((other) => other !== id)),
  };
}
