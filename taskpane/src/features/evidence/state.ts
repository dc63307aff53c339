/** 依据表 and 核实清单: the facts of the draft, what they rest on, and which of them the writer has verified. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Api } from "../../api/client";
import type { Evidence, EvidenceEntry, EvidencePlace } from "../../api/evidence";
import { FACT_KINDS, STANDINGS } from "../../generated/vocabulary";
import type { Host } from "../../host/host";
import { besides, joined, NO_MATERIAL } from "../../store/material";
import { createAttempts } from "../../store/attempts";
import type { Store } from "../../store/store";
import type { UserError } from "../../store/user-error";

/** Facts that are shown together. */
export interface Group {
  id: string;
  name: string;
  toVerify: boolean;
  entries: EvidenceEntry[];
}

export interface Evidences {
  table: Signal<Evidence | null>;
  /** By what the material says of them; without material by kind. */
  groups: ReadonlySignal<Group[]>;
  /** How many are not borne out and not ticked off either. */
  open: ReadonlySignal<number>;
  ticked: Signal<readonly string[]>;
  busy: Signal<boolean>;
  error: Signal<UserError | null>;
  /** Look again, where the draft or the material is another than last time. */
  load(): Promise<void>;
  add(files: readonly File[]): Promise<void>;
  /** Put the material away. */
  drop(): Promise<void>;
  tick(entry: EvidenceEntry, on: boolean): void;
  /** Show where the draft says it. */
  reveal(place: EvidencePlace): Promise<void>;
}

export const idOf = (entry: EvidenceEntry): string => [entry.kind, entry.standing, entry.text].join(":");

export function createEvidence(s: Store, host: Host, api: Api): Evidences {
  const table = signal<Evidence | null>(null);
  const ticked = signal<readonly string[]>([]);
  const { busy, error, attempt } = createAttempts();
  let seen: readonly unknown[] = [];

  const groups = computed((): Group[] => {
    const { entries = [], documents = [] } = table.value ?? {};
    const grouped =
      documents.length > 0
        ? STANDINGS.map((x) => ({ ...x, entries: entries.filter((e) => e.standing === x.id) }))
        : FACT_KINDS.map((x) => ({ ...x, toVerify: true, entries: entries.filter((e) => e.kind === x.id) }));
    return grouped.filter((group) => group.entries.length > 0);
  });

  async function load(): Promise<void> {
    const draft = s.checked.value;
    const material = s.material.value;
    if (!draft || (table.value && seen[0] === draft && seen[1] === material)) return;
    seen = [draft, material];
    await attempt(
      async () => {
        const paragraphs = besides(draft.paragraphs, material);
        const request = { draft: { ...draft, paragraphs }, documents: [...material.sources] };
        const found = await api.evidence(request, material.files);
        if (seen[0] === draft && seen[1] === material) table.value = found;
      },
      () => (seen = []),
    );
  }

  return {
    table,
    groups,
    open: computed(() =>
      groups.value
        .filter((group) => group.toVerify)
        .reduce((sum, { entries }) => sum + entries.filter((e) => !ticked.value.includes(idOf(e))).length, 0),
    ),
    ticked,
    busy,
    error,
    load,
    add: async (files) => {
      if (files.length === 0) return;
      s.material.value = joined(s.material.value, { files, sources: [] });
      await load();
    },
    drop: async () => {
      s.material.value = NO_MATERIAL;
      await load();
    },
    tick: (entry, on) => {
      const id = idOf(entry);
      ticked.value = on ? [...ticked.value, id] : ticked.value.filter((other) => other !== id);
    },
    reveal: async ({ paragraph, span, quote }) => {
      const result = await host.reveal({ paragraph, span, quote, occurrence: 0 }).catch(() => "refused" as const);
      if (result !== "done")
        error.value = { title: "这一处在文稿里找不到了", detail: "看过以后这一段改过，请回到送审前必查再点一次。" };
    },
  };
}
