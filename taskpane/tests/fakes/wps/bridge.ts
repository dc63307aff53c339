/**
 * The bridge between page and program: every member asked for is a call that costs time; what comes back is a new object each
 * time; members a platform lacks are undefined.
 */

export interface Bridge {
  /** Calls since the start, and the most without a breath in between. */
  calls: number;
  longest: number;
  wrap<T extends object>(kind: string, make: () => T): T;
  /** As if there had been no calls yet. */
  reset(): void;
}

interface Options {
  /** "Range.Find": members that are not there. */
  missing: ReadonlySet<string>;
  /** Milliseconds a call takes; 0 in unit tests. */
  cost: number;
}

export function createBridge({ missing, cost }: Options): Bridge {
  let stretch = 0;
  const bridge: Bridge = {
    calls: 0,
    longest: 0,
    reset: () => {
      bridge.calls = bridge.longest = 0;
    },
    wrap: (kind, make) =>
      new Proxy(make(), {
        get(target, name) {
          if (typeof name === "symbol") return undefined;
          spend();
          if (missing.has(`${kind}.${name}`)) return undefined;
          return Reflect.get(target, name);
        },
        set(target, name, value) {
          spend();
          if (typeof name === "symbol" || missing.has(`${kind}.${name}`) || !(name in target))
            throw new Error(`${kind}.${String(name)}: no such member`);
          return Reflect.set(target, name, value);
        },
      }),
  };

  function spend(): void {
    bridge.calls += 1;
    // A timer asked for before the page's own fires before it: whatever the page does after its breath is a new stretch.
    if (stretch === 0) setTimeout(() => (stretch = 0), 0);
    stretch += 1;
    bridge.longest = Math.max(bridge.longest, stretch);
    if (cost > 0) for (const until = performance.now() + cost; performance.now() < until;);
  }
  return bridge;
}
