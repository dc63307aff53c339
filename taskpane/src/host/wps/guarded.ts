/** The bridge throws where other programs return nothing, and some members are missing on some systems. */

/** What `ask` gives, or `otherwise` when the program cannot say. */
export function attempt<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}

/** Do what may fail without harm; whether it went. */
export function tried(act: () => unknown): boolean {
  return attempt(() => {
    act();
    return true;
  }, false);
}

/** What the bridge hands over is not always what the typings say: an empty range has no text at all, a flag may be -1. */
export const asText = (value: unknown): string => [value].join(""); // nothing becomes ""
export const asNumber = (value: unknown): number => Number(value);
export const asFlag = (value: unknown): boolean => Boolean(value);
