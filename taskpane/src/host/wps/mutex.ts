/** One operation after the other: two of them between each other's breaths would undo each other's work. */

import { inWords } from "./errors";

/** Failures come out as HostError. */
export type Mutex = <T>(work: () => Promise<T>) => Promise<T>;

export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>) => {
    const next = last.then(work, work).catch((error: unknown) => {
      throw inWords(error);
    });
    last = next.catch(() => undefined);
    return next;
  };
}
