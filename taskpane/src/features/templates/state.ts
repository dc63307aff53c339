/** 模板: the list of types, one type's sections, and what was filled into their holes. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Api } from "../../api/client";
import type { Role, Section, Template, TemplateHead } from "../../api/wire";
import type { Host, InsertBlock } from "../../host/host";
import { fill } from "../../text/holes";
import { createAttempts } from "../../store/attempts";
import type { Store } from "../../store/store";
import { createTurns } from "../../store/turns";
import type { UserError } from "../../store/user-error";

export interface Templates {
  heads: Signal<TemplateHead[] | null>;
  chosen: Signal<string>;
  /** The chosen type as it would go in; null while it is read. */
  preview: Signal<Template | null>;
  /** The type whose sections are shown; null shows the list. */
  open: Signal<Template | null>;
  /** The section unfolded. */
  section: Signal<string | null>;
  /** What was filled in, by section id. */
  values: Signal<Record<string, string[]>>;
  error: Signal<UserError | null>;
  /** Sections the draft already has, by id. */
  present: ReadonlySignal<ReadonlySet<string>>;
  load(): Promise<void>;
  choose(id: string): Promise<void>;
  enter(id: string): Promise<void>;
  /** Enter the chosen type (or the first) with the section of this role unfolded. */
  enterAt(role: Role): Promise<void>;
  leave(): void;
  set(section: string, hole: number, value: string): void;
  /** One section at the caret or at the end. */
  insert(section: Section, where: "caret" | "end"): Promise<void>;
  /** Every section the draft lacks; into an empty draft the whole outline. */
  insertMissing(): Promise<void>;
  /** 套提纲: enter the chosen type and insert it whole. */
  outline(): Promise<void>;
}

export function createTemplates(s: Store, host: Host, api: Api, recheck: () => void): Templates {
  const heads = signal<TemplateHead[] | null>(null);
  const chosen = signal("");
  const preview = signal<Template | null>(null);
  const open = signal<Template | null>(null);
  const section = signal<string | null>(null);
  const values = signal<Record<string, string[]>>({});
  const { error, attempt } = createAttempts();
  const entries = createTurns();
  const present = computed(() =>
    presentSections(open.value?.sections ?? [], s.report.value?.paragraphs.map((p) => p.role) ?? []),
  );

  const blocks = (sections: readonly Section[]): InsertBlock[] =>
    sections.flatMap((x) =>
      fill(x.text, values.value[x.id] ?? [])
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((text) => ({ role: x.role, text, ...likeOf(x.role) })),
    );

  /** The draft's own paragraph of this role, for its looks: the last one, next to which the new one will often stand. */
  const likeOf = (role: Role): { like?: string } => {
    const same = s.report.value?.paragraphs.filter((p) => p.role === role && p.text.trim() !== "") ?? [];
    const last = same[same.length - 1];
    return last ? { like: last.id } : {};
  };

  async function put(sections: readonly Section[], where: "caret" | "end" | "replace-empty"): Promise<void> {
    const result = await host.insert(blocks(sections), where);
    if (result === "done") {
      s.news.value = sections.length === 1 ? `已插入${sections[0]?.name ?? ""}` : `已插入 ${sections.length} 段`;
      recheck();
    } else {
      error.value = { title: "没有插进去", detail: "文稿没有动。请把光标放到要插的地方，再点一次。" };
    }
  }

  const load = (): Promise<void> =>
    attempt(async () => {
      if (heads.value) return;
      heads.value = await api.templates();
      await choose(host.brief?.().type ?? heads.value[0]?.id ?? "");
    });

  async function choose(id: string): Promise<void> {
    chosen.value = id;
    preview.value = null;
    await attempt(async () => {
      const found = await api.template(id);
      if (chosen.value === id) preview.value = found;
    });
  }

  /** The type that was entered; null when it could not be had, or something else was wanted meanwhile. */
  async function entered(id: string): Promise<Template | null> {
    let template: Template | null = null;
    await attempt(async () => {
      const isCurrent = entries.begin();
      const found = await api.template(id);
      if (!isCurrent()) return;
      open.value = template = found;
      section.value = found.sections.find((x) => !present.value.has(x.id))?.id ?? null;
    });
    return template;
  }

  const insertMissing = (): Promise<void> =>
    attempt(async () => {
      const missing = (open.value?.sections ?? []).filter((x) => x.required && !present.value.has(x.id));
      if (missing.length > 0) await put(missing, s.isEmpty.value ? "replace-empty" : "end");
    });

  return {
    heads,
    chosen,
    preview,
    open,
    section,
    values,
    error,
    present,
    load,
    choose,
    enter: async (id) => {
      await entered(id);
    },
    enterAt: async (role) => {
      await load();
      const template = await entered(chosen.value);
      if (template) section.value = template.sections.find((x) => x.role === role)?.id ?? section.value;
    },
    leave: () => {
      entries.drop();
      open.value = null;
    },
    set: (id, hole, value) => {
      const filled = [...(values.value[id] ?? [])];
      filled[hole] = value;
      values.value = { ...values.value, [id]: filled };
    },
    insert: (x, where) => attempt(() => put([x], s.isEmpty.value ? "replace-empty" : where)),
    insertMissing,
    outline: async () => {
      if (await entered(chosen.value)) await insertMissing();
    },
  };
}

/** The n-th section of a role is present when the draft has at least n paragraphs of that role. */
export function presentSections(sections: readonly Section[], roles: readonly Role[]): Set<string> {
  const found = new Set<string>();
  const met = new Map<Role, number>();
  for (const { id, role } of sections) {
    const nth = (met.get(role) ?? 0) + 1;
    met.set(role, nth);
    if (roles.filter((r) => r === role).length >= nth) found.add(id);
  }
  return found;
}
