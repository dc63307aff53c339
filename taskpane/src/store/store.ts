/** Everything the pane shows, as signals. What follows from what is decided in state/; views only flip their own switches. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Draft, Finding, Paragraph, Report, Rules } from "../api/wire";
import type { Group } from "../text/words";
import { itemsOf, listingOf, stopsOf, type Filter, type Item, type Listing } from "./items";
import { shownWhileTyping, untilFinished, whileDrafting, type Mode } from "./quiet-mode";
import { NO_MATERIAL, type Material } from "./material";
import { merged, UNREAD, type Proofed } from "./proofread";
import type { Settings } from "./settings";
import { isIgnored } from "./ignored";
import { createTurns, type Turns } from "./turns";
import { lockedIn, respecting, type Sentence } from "./locked";

export type Tab = "check" | "templates" | "review" | "training";

/** A place inside 自查. `back` is the page a rule or a finding was opened from, where that is not the list. */
export type Page =
  | { at: "list" }
  | { at: "finding"; id: string; back?: Page }
  | { at: "rule"; rule: string; back: Page }
  | { at: "roles" }
  | { at: "ignored" }
  | { at: "preflight" }
  | { at: "evidence" }
  | { at: "versions" }
  | { at: "mining" }
  | { at: "help" };

/** What the service is doing, as far as the pane can tell. */
export type Service = { state: "connecting" | "ok" } | { state: "away"; tries: number };

/** A failure of something the user asked for; `of` is the item it happened to, null for the draft. */
export interface ActionError {
  kind: "lost" | "stale" | "refused";
  of: string | null;
  title: string;
  detail: string;
}

/** A wish to move the keyboard focus, granted once by the view. The pane never takes the focus by itself. */
export type Focus = "row" | "card" | null;

export interface Store {
  tab: Signal<Tab>;
  settingsOpen: Signal<boolean>;
  settings: Signal<Settings>;
  mode: Signal<Mode>;
  page: Signal<Page>;
  service: Signal<Service>;
  /** What is being done with the draft; `idle` when nothing. */
  phase: Signal<"idle" | "reading" | "checking">;
  /** The document as last read; null until then. */
  paragraphs: Signal<Paragraph[] | null>;
  /** What the brief is made from, as far as the writer showed it. */
  material: Signal<Material>;
  report: Signal<Report | null>;
  /** What the second request brought so far. */
  proof: Signal<Proofed>;
  /** The documents, one after the other: what began in one must not end in another. */
  opened: Turns;
  /** The draft that `report` is about. */
  checked: Signal<Draft | null>;
  checkedAt: Signal<Date | null>;
  unfold: Signal<boolean>;
  memory: Signal<string[]>;
  rules: Signal<Rules | null>;
  notices: Signal<{ layers: string[]; news: string; skipped: { rule: string; because: string }[] }>;
  /** The paragraph being typed in, while it is left alone. */
  typing: Signal<string | null>;
  /** What was visible when typing began there. */
  seen: Signal<ReadonlySet<string>>;
  filter: Signal<Filter>;
  open: Signal<Group[]>;
  /** The row the keyboard stands on. */
  cursor: Signal<string | null>;
  focus: Signal<Focus>;
  /** Which fix of the open card is chosen. */
  fix: Signal<number>;
  /** What the writer made of the words the chosen fix would put in; null while they are as proposed. */
  adjusted: Signal<string | null>;
  menu: Signal<boolean>;
  marks: Signal<boolean>;
  /** Marks or comments of ours are saved in the document. */
  written: Signal<boolean>;
  /** The item a reviewer stands on: its mark is the active one. */
  pointed: Signal<string | null>;
  error: Signal<ActionError | null>;
  news: Signal<string>;
  /** What a check that was asked for came to, for who cannot see the list change. */
  heard: Signal<string>;
  /** The document is being saved or closed with our marks in it. */
  saving: Signal<"save" | "close" | null>;
  skipStart: Signal<boolean>;

  /** The report with what proofreading found in the paragraphs that still say the same. */
  whole: ReadonlySignal<Report | null>;
  /** How many findings wait for 定稿. */
  waiting: ReadonlySignal<number>;
  /** Findings that may be shown now: not folded away by 以后不报, not in the paragraph being typed, not waiting. */
  visible: ReadonlySignal<Finding[]>;
  items: ReadonlySignal<Item[]>;
  listing: ReadonlySignal<Listing>;
  /** The one row or part that Tab reaches: where the cursor is, or else the first. */
  tabStop: ReadonlySignal<string | null>;
  folded: ReadonlySignal<Item[]>;
  /** Sentences no fix may touch. */
  locked: ReadonlySignal<Sentence[]>;
  ignored: ReadonlySignal<Item[]>;
  /** The item whose card is open. */
  current: ReadonlySignal<Item | null>;
  isEmpty: ReadonlySignal<boolean>;
}

export function createStore(settings: Settings): Store {
  const report = signal<Report | null>(null);
  const proof = signal<Proofed>(UNREAD);
  const memory = signal<string[]>([]);
  const typing = signal<string | null>(null);
  const seen = signal<ReadonlySet<string>>(new Set<string>());
  const page = signal<Page>({ at: "list" });
  const paragraphs = signal<Paragraph[] | null>(null);
  const settingsSignal = signal(settings);
  const filter = signal<Filter>({ severity: null, part: null });
  const open = signal<Group[]>([]);
  const cursor = signal<string | null>(null);

  const mode = signal<Mode>("final");

  const whole = computed(() => (report.value ? merged(report.value, proof.value) : null));
  const rules = signal<Rules | null>(null);
  /** Rules turned off: what they found before is not shown while the next check is on its way. */
  const off = computed(() => new Set(rules.value?.off.map((rule) => rule.id)));
  const allowed = computed(() => {
    return shownWhileTyping(whole.value?.findings ?? [], typing.value, seen.value).filter(
      (f) => !off.value.has(f.rule),
    );
  });
  const unfinished = computed(() => untilFinished(rules.value));
  const visible = computed(() =>
    mode.value === "draft" ? allowed.value.filter((f) => whileDrafting(f, unfinished.value)) : allowed.value,
  );
  const locked = computed(() => lockedIn(whole.value?.paragraphs ?? [], memory.value));
  const select = (keep: (f: Finding) => boolean, folded = false): Item[] => {
    const shown = new Set(visible.value);
    if (!whole.value) return [];
    return itemsOf(whole.value, (f) => shown.has(f) && keep(f), folded).map((item) => respecting(item, locked.value));
  };
  const items = computed(() => select((f) => !isIgnored(f, memory.value)));
  const listing = computed(() => listingOf(items.value, filter.value));

  return {
    tab: signal<Tab>("check"),
    settingsOpen: signal(false),
    settings: settingsSignal,
    mode,
    page,
    service: signal<Service>({ state: "connecting" }),
    phase: signal<"idle" | "reading" | "checking">("idle"),
    paragraphs,
    material: signal(NO_MATERIAL),
    report,
    proof,
    opened: createTurns(),
    checked: signal<Draft | null>(null),
    checkedAt: signal<Date | null>(null),
    unfold: signal(false),
    memory,
    rules,
    notices: signal({ layers: [], news: "", skipped: [] }),
    typing,
    seen,
    filter,
    open,
    cursor,
    focus: signal<Focus>(null),
    fix: signal(0),
    adjusted: signal<string | null>(null),
    menu: signal(false),
    marks: signal(true),
    written: signal(false),
    pointed: signal<string | null>(null),
    error: signal<ActionError | null>(null),
    news: signal(""),
    heard: signal(""),
    saving: signal<"save" | "close" | null>(null),
    skipStart: signal(false),
    whole,
    waiting: computed(
      () =>
        allowed.value.filter((f) => !f.folded && !isIgnored(f, memory.value)).length -
        visible.value.filter((f) => !f.folded && !isIgnored(f, memory.value)).length,
    ),
    visible,
    items,
    listing,
    tabStop: computed(() => {
      const stops = stopsOf(listing.value, open.value);
      return stops.find((stop) => stop === cursor.value) ?? stops[0] ?? null;
    }),
    folded: computed(() => select(() => true, true)),
    locked,
    ignored: computed(() => select((f) => isIgnored(f, memory.value))),
    current: computed(() => {
      const at = page.value;
      return at.at === "finding" ? (items.value.find((item) => item.id === at.id) ?? null) : null;
    }),
    isEmpty: computed(() => paragraphs.value?.every((p) => p.text.trim() === "") ?? false),
  };
}
