import { expect, it, vi } from "vitest";
import { createBatch } from "../../src/pages/browser/batch";
import type { BatchState } from "../../src/api/batch";
import { fakeApi } from "../fakes/api";

const STATE: BatchState = {
  id: "b1",
  received: 1,
  done: 1,
  ready: true,
  failed: false,
  seconds_left: null,
  findings: 0,
  unread: 0,
  repeats: 0,
  most_files: 500,
  most_bytes: 1,
};

/** Never answers; fails when it is broken off, as a fetch does. */
const hanging = (signal: AbortSignal): Promise<never> =>
  new Promise((_, fail) => signal.addEventListener("abort", () => fail(new DOMException("", "AbortError"))));

function batchOf(slow: "addToBatch" | "endBatch" | "batchDrafts") {
  const asked: string[] = [];
  const step =
    <T>(name: string, answer: T) =>
    (...args: unknown[]): Promise<T> => {
      asked.push(name);
      return name === slow && asked.filter((each) => each === name).length === 1
        ? hanging(args[args.length - 1] as AbortSignal).finally(() => asked.push(`${name} broken off`))
        : Promise.resolve(answer);
    };
  const api = fakeApi(undefined, {
    startBatch: step("startBatch", STATE),
    addToBatch: step("addToBatch", STATE),
    endBatch: step("endBatch", STATE),
    batchDrafts: step("batchDrafts", []),
    dropBatch: step("dropBatch", undefined),
  });
  const brief = { type: "", level: "", date: "" } as never;
  return { asked, batch: createBatch({ api, brief: () => brief, show: () => Promise.resolve(null) }) };
}

const FILES = [{ path: "来稿/一.txt", file: new File(["稿"], "一.txt") }];

it.each(["addToBatch", "endBatch", "batchDrafts"] as const)(
  "a batch closed during %s is broken off before the service forgets it, and the next one hears nothing of it",
  async (slow) => {
    const { asked, batch } = batchOf(slow);
    const first = batch.run("来稿", FILES);
    await vi.waitFor(() => expect(asked).toContain(slow));
    const second = batch.run("又一批", FILES);
    await Promise.all([first, second]);
    expect(asked.indexOf(`${slow} broken off`)).toBeGreaterThan(0);
    expect(asked.filter((name) => name === "dropBatch")).toHaveLength(1);
    expect(batch.shown.value).toMatchObject({ folder: "又一批", said: "", listed: true });
  },
);

it("a batch closed before the service has named it is dropped once it has", async () => {
  const { asked, batch } = batchOf("addToBatch");
  const run = batch.run("来稿", FILES);
  batch.close();
  await run;
  expect(asked).toEqual(["startBatch", "dropBatch"]);
  expect(batch.shown.value).toBeNull();
});

it("sends what the service takes from a folder; of all else only the name", async () => {
  const sizes: Record<string, number> = {};
  const api = fakeApi(undefined, {
    startBatch: () => Promise.resolve(STATE),
    addToBatch: (_, path, file) => {
      sizes[path] = file.size;
      return Promise.resolve(STATE);
    },
    endBatch: () => Promise.resolve(STATE),
    batchDrafts: () => Promise.resolve([]),
  });
  const batch = createBatch({ api, brief: () => ({}) as never, show: () => Promise.resolve(null) });
  await batch.run(
    "来稿",
    ["一.docx", "二.MARKDOWN", "三.dotx", "四.mp4", "五"].map((path) => ({ path, file: new File(["1"], path) })),
  );
  expect(sizes).toEqual({ "一.docx": 1, "二.MARKDOWN": 1, "三.dotx": 0, "四.mp4": 0, 五: 0 });
  expect(batch.shown.value?.total).toBe(2);
});
