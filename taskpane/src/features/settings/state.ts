/** 规则与要点: what the user changed about the rules; kept by the service, in force at once. */

import { signal, type Signal } from "@preact/signals";
import { ApiError, type Api } from "../../api/client";
import type { Preferences, Rule, Severity } from "../../api/wire";
import type { Store } from "../../store/store";

/** `off` turns a rule off; `shipped` leaves it as it came. */
export type Setting = Severity | "off" | "shipped";

export interface PreferenceEditor {
  /** As the service holds them; null until loaded. */
  saved: Signal<Preferences | null>;
  note: Signal<{ tone: "ok" | "err"; text: string } | null>;
  load(): Promise<void>;
  topics(text: string): Promise<void>;
  words(text: string): Promise<void>;
  set(rule: string, setting: Setting): Promise<void>;
  /** The settings as one file. */
  file(): Blob;
  /** Settings from such a file. */
  take(file: Blob): Promise<void>;
}

export const lines = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);

export function settingOf(rule: string, saved: Preferences): Setting {
  if (saved.off.includes(rule)) return "off";
  return saved.severity[rule] ?? "shipped";
}

export function withSetting(saved: Preferences, rule: string, setting: Setting): Preferences {
  const severity = Object.fromEntries(Object.entries(saved.severity).filter(([id]) => id !== rule));
  return {
    ...saved,
    off: [...saved.off.filter((id) => id !== rule), ...(setting === "off" ? [rule] : [])],
    severity: setting === "off" || setting === "shipped" ? severity : { ...severity, [rule]: setting },
  };
}

/** Every rule, those turned off among them, in the order of their ids. */
export const allRules = (rules: readonly Rule[], off: readonly Rule[]): Rule[] =>
  [...rules, ...off].sort((a, b) => (a.id < b.id ? -1 : 1));

export function createPreferences(store: Store, api: Api, recheck: () => void): PreferenceEditor {
  const saved = signal<Preferences | null>(null);
  const note = signal<PreferenceEditor["note"]["value"]>(null);

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const known = error instanceof ApiError;
      note.value = { tone: "err", text: known ? `${error.title}。${error.detail}` : "这个文件不是主笔的设置，没有改动。" };
    }
  }

  const save = (wanted: Preferences): Promise<void> =>
    attempt(async () => {
      saved.value = await api.savePreferences(wanted);
      store.rules.value = await api.rules();
      note.value = { tone: "ok", text: "已存好，现在起按新的查。" };
      recheck();
    });
  const change = async (make: (now: Preferences) => Preferences): Promise<void> => {
    if (saved.value) await save(make(saved.value));
  };

  return {
    saved,
    note,
    load: () =>
      attempt(async () => {
        saved.value = await api.preferences();
      }),
    topics: (text) => change((now) => ({ ...now, topics: lines(text) })),
    words: (text) => change((now) => ({ ...now, words: lines(text) })),
    set: (rule, setting) => change((now) => withSetting(now, rule, setting)),
    file: () => new Blob([JSON.stringify(saved.value, null, 2)], { type: "application/json" }),
    take: (file) =>
      attempt(async () => {
        await save(JSON.parse(await file.text()) as Preferences);
      }),
  };
}
