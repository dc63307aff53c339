/** What the user chose for all drafts on this computer; kept in localStorage. */

import type { Theme } from "../ui/theme";

export interface Settings {
  theme: Theme;
  size: "m" | "l" | "xl";
  /** D Z P X on a row or a card. */
  letters: boolean;
  when: "pause" | "asked";
  /** Name on a reviewer's comments; "" until asked. */
  reviewer: string;
  /** Skipped checks the user does not want to be told of again. */
  mutedNotices: string[];
  /** The tour was walked or declined. */
  toured: boolean;
}

export const DEFAULTS: Settings = {
  theme: "auto",
  size: "m",
  letters: true,
  when: "pause",
  reviewer: "",
  mutedNotices: [],
  toured: false,
};

const KEY = "zhubi.settings";

/** Unreadable or foreign values fall back to the defaults, one by one. */
export function loadSettings(storage: Storage | null): Settings {
  const stored = parse(storage);
  const pick = <K extends keyof Settings>(key: K, ok: (value: unknown) => boolean): Settings[K] =>
    (ok(stored[key]) ? stored[key] : DEFAULTS[key]) as Settings[K];
  const strings = (value: unknown): boolean => Array.isArray(value) && value.every((v) => typeof v === "string");
  return {
    theme: pick("theme", (v) => ["auto", "light", "dark", "hc"].includes(v as string)),
    size: pick("size", (v) => ["m", "l", "xl"].includes(v as string)),
    letters: pick("letters", (v) => typeof v === "boolean"),
    when: pick("when", (v) => ["pause", "asked"].includes(v as string)),
    reviewer: pick("reviewer", (v) => typeof v === "string"),
    mutedNotices: pick("mutedNotices", strings),
    toured: pick("toured", (v) => typeof v === "boolean"),
  };
}

export function saveSettings(storage: Storage | null, settings: Settings): void {
  try {
    storage?.setItem(KEY, JSON.stringify({ ...parse(storage), ...settings }));
  } catch {
    // A full or forbidden storage costs the user a setting, never the pane.
  }
}

/** Rules that an earlier version turned off in this browser alone; the service keeps them now, for all programs. */
export function formerlyOff(storage: Storage | null): string[] {
  const { disabledRules } = parse(storage);
  return Array.isArray(disabledRules) ? disabledRules.filter((rule) => typeof rule === "string") : [];
}

/** Forget them, once the service has them. */
export function forgetFormerlyOff(storage: Storage | null): void {
  const others = Object.entries(parse(storage)).filter(([key]) => key !== "disabledRules");
  try {
    storage?.setItem(KEY, JSON.stringify(Object.fromEntries(others)));
  } catch {
    // They are asked for again, which changes nothing.
  }
}

/** What earlier versions kept under other names. */
const renamed = ({
  never: disabledRules,
  quiet: mutedNotices,
  ...stored
}: Record<string, unknown>): Record<string, unknown> => ({ disabledRules, mutedNotices, ...stored });

function parse(storage: Storage | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY) ?? "{}");
    return typeof value === "object" && value !== null ? renamed(value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
