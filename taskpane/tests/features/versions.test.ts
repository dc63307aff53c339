/** 存稿 and 两稿对照: what is asked of the service, and what has become better. */

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Api } from "../../src/api/client";
import type { KeptDrafts, VersionRow } from "../../src/api/versions";
import type { Draft, Report } from "../../src/api/wire";
import { createVersions, progress, type Versions } from "../../src/features/versions/state";
import type { Host } from "../../src/host/host";
import { DEFAULTS } from "../../src/store/settings";
import { createStore, type Store } from "../../src/store/store";
import { fakeApi } from "../fakes/api";
import { REPORT, TEXT } from "../fakes/draft";
import { fakeHost } from "../fakes/host";

const DRAFT = { paragraphs: TEXT.map(([id, , , text]) => ({ id, text })) } as unknown as Draft;
const ON: KeptDrafts = { state: "on", says: "", drafts: [] };
const HEAD = { number: 3, saved: "2026-03-29T09:30:00", note: "", auto: false, characters: 9 };

let made: Versions | null = null;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  made?.destroy();
  vi.useRealTimers();
});

function create(api: Partial<Api>, memory: string[] = [], host: Partial<Host> = {}): { s: Store; of: Versions } {
  const s = createStore(DEFAULTS);
  s.report.value = REPORT;
  s.memory.value = memory;
  s.paragraphs.value = DRAFT.paragraphs;
  made = createVersions({
    s,
    host: { ...fakeHost(), ...host },
    api: fakeApi(REPORT, api),
    keepMemory: (m) => (s.memory.value = m),
    recheck: () => undefined,
  });
  return { s, of: made };
}

it("nothing is kept while it is off", async () => {
  const keepDraft = vi.fn(() => Promise.resolve({ id: "a", number: 1, same: false }));
  const { s } = create({ keepDraft });
  s.checked.value = DRAFT;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(keepDraft).not.toHaveBeenCalled();
});

it("while it is on a text that stands still is kept by itself, as the draft it belongs to", async () => {
  const keepDraft = vi.fn(() => Promise.resolve({ id: "a1", number: 1, same: false }));
  const { s, of } = create({ keepDraft, keptDrafts: () => Promise.resolve(ON) }, ["ignored"]);
  await of.load();
  s.checked.value = DRAFT;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(keepDraft).toHaveBeenCalledWith({ draft: DRAFT, id: "", name: TEXT[0]?.[3], note: "", auto: true });
  expect(s.memory.value).toEqual(["ignored", "kept:a1"]);
  await of.keep("送审前");
  expect(keepDraft).toHaveBeenLastCalledWith(expect.objectContaining({ id: "a1", note: "送审前", auto: false }));
});

it("turned off, the draft no longer points at what is gone", async () => {
  const turnKeeping = vi.fn(() => Promise.resolve({ ...ON, state: "off" as const }));
  const { s, of } = create({ turnKeeping }, ["kept:a1", "x"]);
  await of.turn(false);
  expect(turnKeeping).toHaveBeenCalledWith(false);
  expect(s.memory.value).toEqual(["x"]);
});

it("a draft that comes back changed says how many sentences, once", async () => {
  const row = { before: null, after: null, moved: true, changes: [] };
  const { s, of } = create(
    {
      keptDrafts: () => Promise.resolve(ON),
      keptVersions: (id) => Promise.resolve({ id, name: "夜校", versions: [HEAD] }),
      keptVersion: () => Promise.resolve({ head: HEAD, paragraphs: [{ text: "旧的一句。" }] }),
      compareVersions: () => Promise.resolve({ rows: [row, row] }),
    },
    ["kept:a1"],
  );
  s.checked.value = DRAFT;
  await vi.advanceTimersByTimeAsync(10);
  expect(of.elsewhere.value).toBe(2);
  await of.compareKept("a1");
  expect(of.elsewhere.value).toBe(0);
  expect(of.compared.value?.name).toBe("第 3 稿");
});

it("an earlier version goes back through the program, what stands there being kept first", async () => {
  const replace = vi.fn(() => Promise.resolve("done" as const));
  const keepDraft = vi.fn(() => Promise.resolve({ id: "a1", number: 4, same: false }));
  const { s, of } = create(
    {
      keepDraft,
      keptDrafts: () => Promise.resolve(ON),
      keptVersions: (id) => Promise.resolve({ id, name: "夜校", versions: [HEAD] }),
      keptVersion: () => Promise.resolve({ head: HEAD, paragraphs: DRAFT.paragraphs }),
    },
    ["kept:a1"],
    { replace },
  );
  await of.load();
  s.checked.value = DRAFT;
  await of.compareKept("a1");
  await of.putBack();
  expect(keepDraft).toHaveBeenCalledWith(expect.objectContaining({ note: "放回旧稿之前" }));
  expect(replace).toHaveBeenCalledTimes(1);
  expect(of.compared.value).toBeNull();
});

it("one rule in one sentence is one thing to mend: gone, left or new", () => {
  const spot = (paragraph: string, span: [number, number]) => ({ paragraph, index: 0, span, quote: "" });
  const rows = [
    { before: spot("p1", [0, 9]), after: spot("p7", [0, 9]), moved: false, changes: [] },
    { before: spot("p2", [0, 9]), after: spot("p8", [0, 9]), moved: false, changes: [] },
  ] as VersionRow[];
  const report = (...found: [string, string | null, number][]): Report =>
    ({
      ...REPORT,
      findings: found.map(([rule, paragraph, at], i) => ({
        ...REPORT.findings[0],
        rule,
        paragraph,
        key: `${rule}${i}`,
        folded: false,
        span: paragraph === null ? null : [at, at + 1],
      })),
    }) as Report;
  const was = report(["vague", "p1", 3], ["long", "p2", 0], ["type", null, 0]);
  const is = report(["vague", "p7", 5], ["title", "p8", 0], ["type", null, 0]);
  const { mended, fresh, left } = progress(rows, was, is);
  expect(mended.map((f) => f.rule)).toEqual(["long"]);
  expect(fresh.map((f) => f.rule)).toEqual(["title"]);
  expect(left).toBe(2);
});
