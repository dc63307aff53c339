/** A Word of one tier over one story: what office.js would put on the page, and what a test does to it. */

import { isOn, TIERS, type Switches, type Tier, type TierName } from "./facts";
import { members } from "./members";
import { Context, type World } from "./objects";
import { WordError, type Story } from "./story";

/** A member that fails, some times. */
export interface Fault {
  member: string;
  code: string;
  times: number;
  /** How many calls go well first. */
  after?: number;
}

export interface Options {
  tier: TierName;
  switches?: Switches;
  /** Milliseconds each round trip takes. */
  latency?: number;
  dark?: boolean;
}

export interface FakeWord {
  office: object;
  word: object;
  story: Story;
  tier: Tier;
  faults: Fault[];
  /** Round trips so far. */
  syncs(): number;
  /** Comments inserted in each round trip that had any. */
  commentsPerSync: number[];
  /** The person did something: tell those who listen. */
  edited(): void;
  click(annotation: string): void;
  bytes: Uint8Array;
}

export function createWord(story: Story, { tier: name, switches = {}, latency = 0, dark = false }: Options): FakeWord {
  const tier = TIERS[name];
  const faults: Fault[] = [];
  const commentsPerSync: number[] = [];
  const events = new Map<string, Set<(args: unknown) => void>>();
  const selectionHandlers = new Set<() => void>();
  let syncs = 0;
  let comments = 0;
  let refusedFirst = false;

  const on = (event: string, handler: (args: unknown) => void): (() => void) => {
    const set = events.get(event) ?? new Set();
    events.set(event, set.add(handler));
    return () => set.delete(handler);
  };
  const fire = (event: string, args: unknown): void => {
    for (const handler of events.get(event) ?? []) handler(args);
  };

  const world: World = {
    kinds: members({ story, switches, subscription: tier.subscription }),
    set: tier.set,
    before: (_, member) => {
      if (member === "insertComment") {
        if (isOn(switches, "comments.first-refused") && !refusedFirst) {
          refusedFirst = true;
          throw new WordError("NotAllowed");
        }
        comments += 1;
        commentsPerSync[syncs] = comments;
      }
      const fault = faults.find((f) => f.member === member && f.times > 0);
      if (fault?.after) fault.after -= 1;
      else if (fault) {
        fault.times -= 1;
        throw new WordError(fault.code);
      }
    },
    synced: async () => {
      syncs += 1;
      comments = 0;
      await (latency > 0 ? new Promise((done) => setTimeout(done, latency)) : Promise.resolve());
    },
    release: (model) => story.held.delete(model as never),
    event: on,
  };

  const fake: FakeWord = {
    story,
    tier,
    faults,
    syncs: () => syncs,
    commentsPerSync,
    bytes: new TextEncoder().encode("PK the file"),
    edited: () => {
      for (const handler of selectionHandlers) handler();
      if (tier.set >= 1.6 && isOn(switches, "events.paragraph"))
        fire("onParagraphChanged", { type: "paragraphChanged", uniqueLocalIds: [] });
    },
    click: (id) => fire("onAnnotationClicked", { id }),
    word: {
      run: async (batch: (context: Context) => Promise<unknown>) => {
        const context = new Context(world, story);
        try {
          const result = await batch(context);
          if (context.pending()) await context.sync();
          return result;
        } finally {
          context.close();
        }
      },
    },
    office: {
      HostType: { Word: "Word" },
      EventType: { DocumentSelectionChanged: "documentSelectionChanged" },
      FileType: { Compressed: "compressed" },
      AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
      onReady: (callback?: (info: unknown) => void) => {
        callback?.({ host: "Word", platform: "PC" });
        return Promise.resolve({ host: "Word", platform: "PC" });
      },
      context: {
        diagnostics: { host: "Word", platform: "PC", version: "16.0" },
        displayLanguage: "zh-CN",
        officeTheme: {
          bodyBackgroundColor: dark ? "#262626" : "#FFFFFF",
          bodyForegroundColor: dark ? "#FFFFFF" : "#000000",
        },
        requirements: {
          isSetSupported: (set: string, version = "1.1") =>
            set === "WordApi" ? Number(version) <= tier.set : set === "CompressedFile" && tier.compressed,
        },
        document: {
          settings: {
            get: (key: string) => story.settings[key] ?? null,
            set: (key: string, value: unknown) => void (story.settings[key] = JSON.parse(JSON.stringify(value))),
            remove: (key: string) => void Reflect.deleteProperty(story.settings, key),
            saveAsync: (done: (result: unknown) => void) => queueMicrotask(() => done({ status: "succeeded" })),
          },
          addHandlerAsync: (_: string, handler: () => void) => void selectionHandlers.add(handler),
          removeHandlerAsync: (_: string, { handler }: { handler: () => void }) =>
            void selectionHandlers.delete(handler),
          getFileAsync: (_type: string, _options: unknown, done: (result: unknown) => void) => {
            const slice = (i: number, got: (result: unknown) => void): void =>
              got({ status: "succeeded", value: { data: Array.from(fake.bytes), index: i } });
            done({
              status: "succeeded",
              value: { sliceCount: 1, size: fake.bytes.length, getSliceAsync: slice, closeAsync: () => undefined },
            });
          },
        },
      },
    },
  };
  return fake;
}

/** As when only the pane is closed: what the document does not hold ends, as far as is known. */
export function closePane(story: Story, switches: Switches): void {
  if (!isOn(switches, "annotations.survive-pane")) story.annotations = [];
  if (isOn(switches, "highlight.same-range")) story.glows = [];
  story.held.clear();
}
