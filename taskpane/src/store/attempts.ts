/** What is asked of service or host: whether it is under way, and what to tell when it failed. */

import { signal, type Signal } from "@preact/signals";
import { createTurns } from "./turns";
import { userError, type UserError } from "./user-error";

let running = 0;

/** Whether anything that was asked of service or host is still under way. */
export const underWay = (): boolean => running > 0;

/** Runs `work`, under way until it has ended. */
export async function during<T>(work: () => Promise<T>): Promise<T> {
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
  }
}

export interface Attempts {
  busy: Signal<boolean>;
  error: Signal<UserError | null>;
  /** Runs `work`; a failure is told instead of thrown, after `failed` has put back what was begun. */
  attempt(work: () => Promise<void>, failed?: () => void): Promise<void>;
}

export function createAttempts(): Attempts {
  const busy = signal(false);
  let own = 0;
  const turns = createTurns();
  const error = signal<UserError | null>(null);
  return {
    busy,
    error,
    async attempt(work, failed) {
      own += 1;
      const isLatest = turns.begin();
      busy.value = true;
      error.value = null;
      try {
        await during(work);
      } catch (cause) {
        failed?.();
        // What was tried since has its own outcome to tell.
        if (isLatest()) error.value = userError(cause);
      } finally {
        own -= 1;
        busy.value = own > 0;
      }
    },
  };
}
