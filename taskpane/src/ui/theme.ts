/** Puts the chosen theme on the root element; 跟随系统 follows the program's own colours where it tells them, else the system as it changes. */

import { effect, type ReadonlySignal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark" | "hc";

/** Returns how to stop. */
export function followTheme(
  settings: ReadonlySignal<{ theme: Theme }>,
  page: Document,
  own?: "light" | "dark",
): () => void {
  const dark = page.defaultView?.matchMedia("(prefers-color-scheme: dark)");
  const apply = (): void => {
    const { theme } = settings.value;
    page.documentElement.dataset.theme = theme === "auto" ? (own ?? (dark?.matches ? "dark" : "light")) : theme;
  };
  const stop = effect(apply);
  dark?.addEventListener("change", apply);
  return () => {
    stop();
    dark?.removeEventListener("change", apply);
  };
}
