/** When to check: a pause after the last change, one run at a time, the latest text wins. */

export interface Checker {
  /** The text changed: check once it has been still for the delay. */
  changed(): void;
  /** Check as soon as the run in flight, if any, has ended. */
  now(): void;
  /** Forget what was asked for; what is in flight is dropped when it comes. */
  cancel(): void;
}

/** `run` is told whether what it found still belongs to the newest text; if not, it drops it. */
export function createChecker(run: (isCurrent: () => boolean) => Promise<void>, delay = 300): Checker {
  let revision = 0;
  let running = false;
  let wanted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function schedule(ms: number): void {
    revision += 1;
    wanted = true;
    clearTimeout(timer);
    timer = setTimeout(fire, ms);
  }

  function fire(): void {
    timer = undefined;
    if (running) return;
    running = true;
    wanted = false;
    const at = revision;
    void run(() => at === revision).finally(() => {
      running = false;
      if (wanted && timer === undefined) fire();
    });
  }

  return {
    changed: () => schedule(delay),
    now: () => schedule(0),
    cancel: () => {
      revision += 1;
      wanted = false;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
