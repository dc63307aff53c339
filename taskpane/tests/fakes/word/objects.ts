/** The discipline of Office.js: calls are queued, sync runs them, a property is there once it was loaded and synced. */

import { WordError } from "./story";

/** Requirement set of a member, e.g. 1.4. */
type Set_ = number;
type Model = unknown;

export interface Kind {
  props?: Record<string, [set: Set_, get: (model: never) => unknown, put?: (model: never, value: never) => void]>;
  navs?: Record<string, [set: Set_, kind: string, to: (model: never) => Model]>;
  /** Returns the model of the result; `kind` "" gives nothing back, "value" a ClientResult. */
  calls?: Record<string, [set: Set_, kind: string, run: (model: never, ...args: never[]) => Model]>;
  events?: Record<string, Set_>;
  /** Kind of the items of a collection. */
  items?: string;
}

export interface World {
  kinds: Record<string, Kind>;
  set: number;
  /** Called before each member is run in the program; may throw. */
  before(kind: string, member: string): void;
  /** After each round trip that was sent. */
  synced(): Promise<void>;
  release(model: Model): void;
  event(name: string, handler: (args: unknown) => void): () => void;
}

interface State {
  kind: string;
  model: Model;
  resolved: boolean;
  released: boolean;
  tracked: boolean;
  loaded: Map<string, unknown>;
  children: Map<string, object>;
  items: object[] | null;
  /** The collection it is an item of. */
  parent: State | null;
}

const states = new WeakMap<object, State>();

export class Context {
  private queue: (() => void)[] = [];
  private made: State[] = [];
  readonly document: object;
  readonly trackedObjects = { add: (o: object) => track(o, true), remove: (o: object) => track(o, false) };

  constructor(
    readonly world: World,
    story: Model,
  ) {
    this.document = this.make("document", { ready: story });
  }

  async sync(): Promise<void> {
    const work = this.queue;
    this.queue = [];
    await this.world.synced();
    for (const op of work) op();
  }

  /** The batch is over: what nobody tracks is gone. */
  close(): void {
    for (const state of this.made) {
      // An item of a collection is kept only while the collection is tracked as well.
      const kept = state.tracked && (state.parent?.tracked ?? true);
      if (kept || state.kind === "document") continue;
      state.released = true;
      this.world.release(state.model);
    }
  }

  pending(): boolean {
    return this.queue.length > 0;
  }

  later(op: () => void): void {
    this.queue.push(op);
  }

  make(kind: string, given: { ready: Model } | null): object {
    const state: State = {
      kind,
      model: given?.ready,
      resolved: given !== null,
      released: false,
      tracked: false,
      loaded: new Map(),
      children: new Map(),
      items: null,
      parent: null,
    };
    this.made.push(state);
    const object: object = new Proxy(
      {},
      {
        get: (_, name) => (typeof name === "string" ? this.read(object, state, name) : undefined),
        set: (_, name, value) => this.write(state, String(name), value),
      },
    );
    states.set(object, state);
    return object;
  }

  private read(object: object, state: State, name: string): unknown {
    const kind = this.world.kinds[state.kind];
    if (!kind) throw new Error(`the fake knows no ${state.kind}`);
    if (name === "context") return this;
    if (name === "then") return undefined;
    if (name === "load")
      return (names: string) => (
        this.later(() => names.split(",").forEach((path) => this.load(object, path.trim().split("/")))),
        object
      );
    if (name === "track" || name === "untrack") return () => (track(object, name === "track"), object);
    if (name === "isNullObject") {
      if (!state.resolved) throw new WordError("PropertyNotLoaded");
      return state.model === null;
    }
    if (name === "items" && kind.items) {
      if (!state.items) throw new WordError("PropertyNotLoaded");
      return state.items;
    }
    const nav = kind.navs?.[name];
    if (nav) return this.child(state, name);
    const call = kind.calls?.[name];
    if (call) return (...args: unknown[]) => this.call(state, name, call, args);
    if (kind.events?.[name] !== undefined)
      return { add: (handler: (args: unknown) => void) => this.listen(name, kind.events?.[name] ?? 0, handler) };
    if (kind.props?.[name]) {
      if (!state.loaded.has(name)) throw new WordError("PropertyNotLoaded");
      return state.loaded.get(name);
    }
    throw new Error(`the fake knows no ${state.kind}.${name}`);
  }

  private write(state: State, name: string, value: unknown): boolean {
    const prop = this.world.kinds[state.kind]?.props?.[name];
    if (!prop?.[2]) throw new Error(`the fake cannot set ${state.kind}.${name}`);
    const put = prop[2];
    this.later(() => {
      this.check(state.kind, name, prop[0]);
      put(modelOf(state) as never, value as never);
    });
    state.loaded.set(name, value);
    return true;
  }

  private child(state: State, name: string): object {
    const nav = this.world.kinds[state.kind]?.navs?.[name];
    const known = state.children.get(name);
    if (known) return known;
    if (!nav) throw new Error(name);
    const child = this.make(nav[1], null);
    state.children.set(name, child);
    this.later(() => {
      this.check(state.kind, name, nav[0]);
      resolve(child, nav[2](modelOf(state) as never));
    });
    return child;
  }

  private call(
    state: State,
    name: string,
    [set, kind, run]: NonNullable<Kind["calls"]>[string],
    args: unknown[],
  ): unknown {
    const result = kind === "" ? undefined : kind === "value" ? clientResult() : this.make(kind, null);
    this.later(() => {
      this.check(state.kind, name, set);
      const unwrapped = args.map((a) => {
        const other = typeof a === "object" && a !== null ? states.get(a) : undefined;
        return other ? modelOf(other) : a;
      });
      const model = run(modelOf(state) as never, ...(unwrapped as never[]));
      if (kind === "value") (result as Settable).settle(model);
      else if (result) resolve(result, model);
    });
    return result;
  }

  private load(object: object, [head = "", ...rest]: string[]): void {
    const state = states.get(object);
    if (!state) return;
    const model = modelOf(state);
    if (model === null) return;
    const kind = this.world.kinds[state.kind];
    if (kind?.items) {
      if (head !== "items") throw new Error("load items/… of a collection");
      state.items ??= (model as Model[]).map((ready) => {
        const item = this.make(kind.items ?? "", { ready });
        const own = states.get(item);
        if (own) own.parent = state;
        return item;
      });
      for (const item of state.items) if (rest.length > 0) this.load(item, rest);
      return;
    }
    const nav = kind?.navs?.[head];
    if (nav) {
      this.check(state.kind, head, nav[0]);
      const known = state.children.get(head);
      const child = known ?? this.make(nav[1], { ready: nav[2](model as never) });
      state.children.set(head, child);
      if (rest.length > 0) this.load(child, rest);
      return;
    }
    const prop = kind?.props?.[head];
    if (!prop) throw new Error(`the fake knows no ${state.kind}.${head}`);
    this.check(state.kind, head, prop[0]);
    state.loaded.set(head, prop[1](model as never));
  }

  private listen(name: string, set: number, handler: (args: unknown) => void): object {
    let stop: () => void = () => undefined;
    this.later(() => {
      this.check("document", name, set);
      stop = this.world.event(name, handler);
    });
    return { context: this, remove: () => this.later(() => stop()) };
  }

  private check(kind: string, member: string, set: number): void {
    if (set > this.world.set) throw new WordError("ApiNotFound");
    this.world.before(kind, member);
  }
}

function modelOf(state: State): Model {
  if (state.released) throw new WordError("InvalidObjectPath");
  if (!state.resolved) throw new WordError("InvalidObjectPath");
  return state.model;
}

function resolve(object: object, model: Model): void {
  const state = states.get(object);
  if (state) [state.model, state.resolved] = [model, true];
}

function track(object: object, on: boolean): void {
  const state = states.get(object);
  if (state) state.tracked = on;
}

interface Settable {
  settle(value: unknown): void;
}

function clientResult(): Settable & { readonly value: unknown } {
  let settled = false;
  let found: unknown;
  return {
    settle: (value) => ([settled, found] = [true, value]),
    get value() {
      if (!settled) throw new WordError("ValueNotLoaded");
      return found;
    },
  };
}
