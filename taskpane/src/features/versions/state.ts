/** 存稿 and 两稿对照: versions kept where the writer asked for it; what changed in meaning, and what has become better. */

import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Api } from "../../api/client";
import type { KeptDrafts, KeptVersions, VersionRow, VersionSpot, VersionText } from "../../api/versions";
import type { Draft, Finding, Paragraph, Report } from "../../api/wire";
import type { Host } from "../../host/host";
import { createAttempts, during } from "../../store/attempts";
import type { Store } from "../../store/store";
import { createTurns } from "../../store/turns";
import type { UserError } from "../../store/user-error";

/** The draft as it is held against an earlier version of it. */
export interface Compared {
  /** What the earlier version is called. */
  name: string;
  rows: VersionRow[];
  /** Findings of the earlier version that are gone, and those that are new. */
  mended: Finding[];
  fresh: Finding[];
  left: number;
  /** The earlier version, to be put back. */
  before: Paragraph[];
}

export interface Versions {
  store: Signal<KeptDrafts | null>;
  /** The versions of the draft that is open; null where none was kept. */
  own: Signal<KeptVersions | null>;
  compared: Signal<Compared | null>;
  /** How many sentences were changed elsewhere since the draft was last kept here; 0 once it was looked at. */
  elsewhere: Signal<number>;
  canPutBack: ReadonlySignal<boolean>;
  busy: Signal<boolean>;
  error: Signal<UserError | null>;
  load(): Promise<void>;
  turn(on: boolean): Promise<void>;
  /** 存一稿 */
  keep(note: string): Promise<void>;
  compareFile(file: File): Promise<void>;
  /** With version `number` of a draft that is kept; without a number with its last. */
  compareKept(id: string, number?: number): Promise<void>;
  /** Put the earlier version that is shown in place of the text; the program's undo brings that back. */
  putBack(): Promise<void>;
  /** Go on with the last version of a draft that is kept, in an empty document. */
  resume(id: string): Promise<void>;
  forget(id: string): Promise<void>;
  close(): void;
  reveal(spot: VersionSpot): Promise<void>;
  destroy(): void;
}

const MARK = "kept:";
/** A text that has stood this long is kept by itself. */
const CALM = 20_000;
const NAME = 60;

interface Needs {
  s: Store;
  host: Host;
  api: Api;
  /** Keeps the draft's memory without a step to undo. */
  keepMemory(memory: string[]): void;
  recheck(): void;
}

export function createVersions({ s, host, api, keepMemory, recheck }: Needs): Versions {
  const store = signal<KeptDrafts | null>(null);
  const own = signal<KeptVersions | null>(null);
  const compared = signal<Compared | null>(null);
  const elsewhere = signal(0);
  const { busy, error, attempt } = createAttempts();
  const turns = createTurns();
  let asked: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const id = computed(() => s.memory.value.find((entry) => entry.startsWith(MARK))?.slice(MARK.length) ?? "");
  const isOn = computed(() => store.value?.state === "on");

  async function load(): Promise<void> {
    store.value = await api.keptDrafts().catch(() => null);
    const of = id.value;
    const versions = isOn.value && of ? await api.keptVersions(of).catch(() => null) : null;
    if (of === id.value) own.value = versions;
  }

  /** The draft has no name of its own in every program: its title tells it apart. */
  const nameOf = (draft: Draft): string => {
    const title = s.report.value?.paragraphs.find((p) => p.role === "title") ?? draft.paragraphs[0];
    return title?.text.trim().slice(0, NAME) ?? "";
  };

  /** Keeps the draft; false when another document was opened meanwhile, whose memory is none of its business. */
  async function save(draft: Draft, note: string, auto: boolean): Promise<boolean> {
    const isHere = s.opened.now();
    const kept = await api.keepDraft({ draft, id: id.value, name: nameOf(draft), note, auto });
    if (!isHere()) return false;
    if (kept.id !== id.value)
      keepMemory([...s.memory.value.filter((entry) => !entry.startsWith(MARK)), MARK + kept.id]);
    if (!auto) s.news.value = kept.same ? "这一稿已经存过了" : `已存为第 ${kept.number} 稿`;
    await load();
    return isHere();
  }

  /** The version asked for last is shown, and only beside the document it was asked for. */
  function begin(): () => boolean {
    const [isLast, isHere] = [turns.begin(), s.opened.now()];
    return () => isLast() && isHere();
  }

  async function compare(name: string, paragraphs: readonly Paragraph[], isWanted: () => boolean): Promise<void> {
    const now = s.checked.value;
    if (!now || !isWanted()) return;
    const before = { ...now, paragraphs: [...paragraphs] };
    const [{ rows }, was, is] = await Promise.all([
      api.compareVersions({ before, after: now }),
      api.check({ draft: before }),
      s.report.value ?? api.check({ draft: now }),
    ]);
    if (!isWanted()) return;
    compared.value = { name, rows, before: [...paragraphs], ...progress(rows, was, is) };
    elsewhere.value = 0;
  }

  /** A file that was kept here and comes back changed says so, once. */
  async function lookBack(): Promise<void> {
    const now = s.checked.value;
    if (!isOn.value || !id.value || !now || asked === id.value) return;
    const of = (asked = id.value);
    const last = own.value?.versions[own.value.versions.length - 1];
    if (!last) return;
    const { paragraphs } = await api.keptVersion(of, last.number);
    const { rows } = await api.compareVersions({ before: { paragraphs }, after: now });
    if (of === id.value) elsewhere.value = rows.filter(isChanged).length;
  }

  /** Whether what was checked is still the document that is open: another one may be there, not checked yet. */
  let isChecked = (): boolean => false;
  const stopNoting = effect(() => {
    isChecked = s.checked.value ? s.opened.now() : () => false;
  });
  const stopKeeping = effect(() => {
    const draft = s.checked.value;
    clearTimeout(timer);
    if (!draft || !isOn.value || s.isEmpty.value) return;
    timer = setTimeout(() => {
      if (isChecked()) void during(() => save(draft, "", true)).catch(() => undefined);
    }, CALM);
  });
  const stopFollowing = effect(() => {
    const known = id.value;
    if (!s.checked.value || asked === known) return;
    void load()
      .then(lookBack)
      .catch(() => undefined);
  });

  return {
    store,
    own,
    compared,
    elsewhere,
    canPutBack: computed(() => host.replace !== undefined),
    busy,
    error,
    load,
    turn: (on) =>
      attempt(async () => {
        store.value = await api.turnKeeping(on);
        own.value = null;
        if (!on) keepMemory(s.memory.value.filter((entry) => !entry.startsWith(MARK)));
        s.news.value = on ? "从现在起，每一稿都存在这台电脑上" : "存过的稿和钥匙都删掉了";
      }),
    keep: (note) =>
      attempt(async () => {
        if (s.checked.value && isChecked()) await save(s.checked.value, note, false);
      }),
    compareFile: (file) =>
      attempt(async () => {
        const isWanted = begin();
        const { name, draft } = await api.openDocument(file);
        await compare(`《${name}》`, draft.paragraphs, isWanted);
      }),
    compareKept: (wanted, number) =>
      attempt(async () => {
        const isWanted = begin();
        const { versions, name } = await api.keptVersions(wanted);
        const head = number ? versions.find((v) => v.number === number) : versions[versions.length - 1];
        if (!head) return;
        const { paragraphs } = await api.keptVersion(wanted, head.number);
        const called = wanted === id.value ? `第 ${head.number} 稿` : `《${name}》第 ${head.number} 稿`;
        await compare(called, named(paragraphs), isWanted);
      }),
    putBack: () =>
      attempt(async () => {
        const [wanted, now] = [compared.value, s.checked.value];
        if (!wanted || !host.replace || !now) return;
        const isHere = s.opened.now();
        if (isOn.value && !(await save(now, "放回旧稿之前", false))) return;
        const { paragraphs } = await api.check({ draft: { ...now, paragraphs: wanted.before } });
        if (!isHere()) return; // never over another document
        const result = await host.replace(paragraphs.map(({ role, text }) => ({ role, text })));
        if (result !== "done") return;
        compared.value = null;
        s.news.value = "旧稿已放回，Ctrl+Z 可退回";
        recheck();
      }),
    resume: (wanted) =>
      attempt(async () => {
        const isHere = s.opened.now();
        const { versions } = await api.keptVersions(wanted);
        const last = versions[versions.length - 1];
        if (!last) return;
        const kept = await api.keptVersion(wanted, last.number);
        const { paragraphs } = await api.check({ draft: { paragraphs: named(kept.paragraphs) } });
        const blocks = paragraphs.map(({ role, text }) => ({ role, text }));
        if (!isHere()) return;
        if ((await host.insert(blocks, "replace-empty")) !== "done") return;
        keepMemory([...s.memory.value.filter((entry) => !entry.startsWith(MARK)), MARK + wanted]);
        asked = wanted;
        recheck();
      }),
    forget: (gone) =>
      attempt(async () => {
        await api.forgetDraft(gone);
        if (gone === id.value) keepMemory(s.memory.value.filter((entry) => !entry.startsWith(MARK)));
        await load();
      }),
    close: () => {
      turns.drop();
      compared.value = null;
    },
    reveal: async ({ paragraph, span, quote }) => {
      const result = await host.reveal({ paragraph, span, quote, occurrence: 0 }).catch(() => "refused" as const);
      if (result !== "done") error.value = { title: "这句在文稿里找不到了", detail: "对照以后又改过，请再对照一次。" };
    },
    destroy: () => {
      clearTimeout(timer);
      stopNoting();
      stopKeeping();
      stopFollowing();
    },
  };
}

/** The pane's paragraphs always have ids. */
const named = (paragraphs: VersionText["paragraphs"]): Paragraph[] =>
  paragraphs.map((p, i) => ({ ...p, id: p.id ?? `p${i + 1}` }));

/** Whether a row is more than one sentence left as it was. */
export const isChanged = ({ before, after, moved }: VersionRow): boolean => moved || before?.quote !== after?.quote;

/** Which findings of the earlier version are gone, which are new: one rule in one sentence is one thing to mend. */
export function progress(
  rows: readonly VersionRow[],
  was: Report,
  is: Report,
): Pick<Compared, "mended" | "fresh" | "left"> {
  const counted = (report: Report): Finding[] => report.findings.filter((f) => !f.folded);
  const placed = (finding: Finding, side: "before" | "after"): string => {
    const row = rows.findIndex((r) => {
      const spot = r[side];
      const at = finding.span?.[0] ?? 0;
      return spot !== null && spot.paragraph === finding.paragraph && spot.span[0] <= at && at < spot.span[1];
    });
    return `${finding.rule}@${finding.paragraph === null ? "" : row}`;
  };
  const now = new Set(counted(is).map((f) => placed(f, "after")));
  const then = new Set(counted(was).map((f) => placed(f, "before")));
  const mended = counted(was).filter((f) => !now.has(placed(f, "before")));
  const fresh = counted(is).filter((f) => !then.has(placed(f, "after")));
  return { mended, fresh, left: counted(is).length - fresh.length };
}
