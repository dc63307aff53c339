/** 规则与要点: what the user changed about the rules; kept by the service, in force at once. */

import { effect, signal, type Signal } from "@preact/signals";
import { ApiError, type Api } from "../../api/client";
import type { Preferences, Rule, Severity } from "../../api/wire";
import { during } from "../../store/attempts";
import { forgetFormerlyOff, formerlyOff } from "../../store/settings";
import type { Store } from "../../store/store";

/** `off` turns a rule off; `shipped` leaves it as it came. */
export type Setting = Severity | "off" | "shipped";

export interface PreferenceEditor {
  /** As the service holds them; null until loaded. */
  saved: Signal<Preferences | null>;
  note: Signal<{ tone: "ok" | "err"; text: string } | null>;
  /** How often findings of a rule were declined, by reason. */
  declined: Signal<Record<string, Record<string, number>>>;
  load(): Promise<void>;
  // What changes something is false when it was not kept; `note` then says why.
  topics(text: string): Promise<boolean>;
  words(text: string): Promise<boolean>;
  set(rule: string, setting: Setting): Promise<boolean>;
  /** Turn rules off beside what is off already. */
  turnOff(rules: readonly string[]): Promise<boolean>;
  /** Take an entry of `off` out again: a rule, or what the ids of several begin with. */
  turnOn(entry: string): Promise<boolean>;
  /** Take rules that were turned off out again. */
  turnOnAll(rules: readonly string[]): Promise<boolean>;
  /** The settings as one file. */
  file(): Blob;
  /** Settings from such a file. */
  take(file: Blob): Promise<boolean>;
}

export const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

export function settingOf(rule: string, saved: Preferences): Setting {
  if (saved.off.some((entry) => rule.startsWith(entry))) return "off";
  return saved.severity[rule] ?? "shipped";
}

/** `rules` are the ids of all: a rule that goes on again leaves the others of its entry off. */
export function withSetting(saved: Preferences, rule: string, setting: Setting, rules: readonly string[]): Preferences {
  const covering = saved.off.filter((entry) => rule.startsWith(entry));
  const others = rules.filter((id) => id !== rule && covering.some((entry) => entry !== rule && id.startsWith(entry)));
  const off =
    setting === "off"
      ? [...saved.off, ...(covering.length > 0 ? [] : [rule])]
      : [...saved.off.filter((entry) => !covering.includes(entry)), ...others];
  const severity = Object.fromEntries(Object.entries(saved.severity).filter(([id]) => id !== rule));
  return {
    ...saved,
    off: [...new Set(off)],
    severity: setting === "off" || setting === "shipped" ? severity : { ...severity, [rule]: setting },
  };
}

/** Every rule, those turned off among them, in the order of their ids. */
export const allRules = (rules: readonly Rule[], off: readonly Rule[]): Rule[] =>
  [...rules, ...off].sort((a, b) => (a.id < b.id ? -1 : 1));

export function createPreferences(store: Store, api: Api, recheck: () => void): PreferenceEditor {
  const saved = signal<Preferences | null>(null);
  const note = signal<PreferenceEditor["note"]["value"]>(null);
  const declined = signal<PreferenceEditor["declined"]["value"]>({});

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await during(work);
      return true;
    } catch (error) {
      const known = error instanceof ApiError;
      note.value = {
        tone: "err",
        text: known ? `${error.title}。${error.detail}` : "这个文件不是主笔的设置，没有改动。",
      };
      return false;
    }
  }

  async function save(wanted: Preferences): Promise<void> {
    saved.value = await api.savePreferences(wanted);
    store.rules.value = await api.rules();
    note.value = { tone: "ok", text: "已存好，现在起按新的查。" };
    recheck();
  }
  let before: Promise<unknown> = Promise.resolve();
  /** What is kept now is asked for first, another program may have changed it; one change at a time, so that none is lost. */
  const change = (make: (now: Preferences) => Preferences): Promise<boolean> => {
    const done = before.then(() => attempt(async () => save(make(await api.preferences()))));
    before = done;
    return done;
  };
  const ids = (): string[] =>
    [...(store.rules.value?.rules ?? []), ...(store.rules.value?.off ?? [])].map((rule) => rule.id);

  return {
    saved,
    note,
    declined,
    load: async () => {
      declined.value = await api.declined().catch(() => ({}));
      await attempt(async () => {
        saved.value = await api.preferences();
      });
    },
    topics: (text) => change((now) => ({ ...now, topics: lines(text) })),
    words: (text) => change((now) => ({ ...now, words: lines(text) })),
    set: (rule, setting) => change((now) => withSetting(now, rule, setting, ids())),
    turnOff: (rules) => change((now) => ({ ...now, off: [...new Set([...now.off, ...rules])] })),
    turnOn: (entry) => change((now) => ({ ...now, off: now.off.filter((other) => other !== entry) })),
    turnOnAll: (rules) => change((now) => ({ ...now, off: now.off.filter((other) => !rules.includes(other)) })),
    file: () => new Blob([JSON.stringify(saved.value, null, 2)], { type: "application/json" }),
    take: (file) => attempt(async () => save(JSON.parse(await file.text()) as Preferences)),
  };
}

/** Rules an earlier version turned off in this browser alone go to the service, once it answers; returns the way to stop. */
export function migrateFormerlyOff(store: Store, preferences: PreferenceEditor, storage: Storage | null): () => void {
  const former = formerlyOff(storage);
  let asked = former.length === 0;
  return effect(() => {
    if (asked || store.rules.value === null) return;
    asked = true;
    void preferences.turnOff(former).then((kept) => {
      if (kept) forgetFormerlyOff(storage);
    });
  });
}
