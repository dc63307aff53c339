/** What is asked of service or host: whether it is under way, and what to tell when it failed. */

import { signal, type Signal } from "@preact/signals";
import { userError, type UserError } from "./user-error";

let running = 0;

/** Whether anything that was asked of service or host is still under way. */
export const underWay = (): boolean => running > 0;

export interface Attempts {
  busy: Signal<boolean>;
  error: Signal<UserError | null>;
  /** Runs `work`; a failure is told instead of thrown, after `failed` has put back what was begun. */
  attempt(work: () => Promise<void>, failed?: () => void): Promise<void>;
}

export function createAttempts(): Attempts {
  const busy = signal(false);
  const error = signal<UserError | null>(null);
  return {
    busy,
    error,
    async attempt(work, failed) {
      running += 1;
      busy.value = true;
      error.value = null;
      try {
        await work();
      } catch (cause) {
        failed?.();
        error.value = userError(cause);
      } finally {
        running -= 1;
        busy.value = false;
      }
    },
  };
}
