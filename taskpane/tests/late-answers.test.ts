/** An answer that comes late changes nothing that was begun, left or opened since. */

import { expect, it, vi } from "vitest";
import type { Api } from "../src/api/client";
import type { Mined } from "../src/api/mining";
import type { Draft } from "../src/api/wire";
import { createExplaining } from "../src/features/explain/state";
import { createMining } from "../src/features/mining/state";
import { createPreferences } from "../src/features/settings/state";
import { createTemplates } from "../src/features/templates/state";
import { createClasses } from "../src/features/training/state/classes";
import { createLessons } from "../src/features/training/state/lessons";
import { createStage } from "../src/features/training/state/stage";
import { createBatch } from "../src/pages/browser/batch";
import { createDraftFileReader } from "../src/pages/browser/file-reader";
import { createAttempts, underWay } from "../src/store/attempts";
import { DEFAULTS } from "../src/store/settings";
import { createStore } from "../src/store/store";
import { working } from "../src/store/working";
import { createSession } from "../src/session/session";
import { fakeApi } from "./fakes/api";
import { PREFERENCES, REPORT, T1, TEXT } from "./fakes/draft";
import { EXPLANATION } from "./fakes/explanation";
import { fakeHost } from "./fakes/host";
import { later } from "./fakes/later";
import { LESSON, TRAINING } from "./fakes/lesson";

const DRAFT = { paragraphs: TEXT.map(([id, , , text]) => ({ id, text })) } as unknown as Draft;

const mined = (name: string): Mined => ({ documents: [name], candidates: [], passed_over: 0 });
const FILE = new File(["稿"], "一.txt");
const nothing = (): void => undefined;

it("what was tried since keeps its error, and is busy until it ends", async () => {
  const slow = later<undefined>();
  const { busy, error, attempt } = createAttempts();
  let fail: (cause: Error) => void = nothing;
  const first = attempt(() => new Promise<void>((_, reject) => (fail = reject)));
  const second = attempt(slow.ask);
  fail(new Error("late"));
  await first;
  expect([busy.value, error.value]).toEqual([true, null]);
  await slow.answer(0, undefined);
  await second;
  expect(busy.value).toBe(false);
});

it("material that was put away, or replaced by other material, brings no topics", async () => {
  const answers = later<Mined>();
  const mining = createMining(createStore(DEFAULTS), fakeHost(), fakeApi(REPORT, { mine: answers.ask }), nothing);
  void mining.look([FILE]);
  void mining.look([FILE]);
  await answers.answer(1, mined("后选的"));
  await answers.answer(0, mined("先选的"));
  expect(mining.found.value?.documents).toEqual(["后选的"]);
  void mining.look([FILE]);
  mining.again();
  await answers.answer(2, mined("收起以后"));
  expect(mining.found.value).toBeNull();
});

it("a type that was left does not open", async () => {
  const answers = later<typeof T1>();
  const templates = createTemplates(
    createStore(DEFAULTS),
    fakeHost(),
    fakeApi(REPORT, { template: answers.ask }),
    nothing,
  );
  void templates.enter("T1");
  templates.leave();
  await answers.answer(0, T1);
  expect(templates.open.value).toBeNull();
});

it("an outline that could not be had puts in no other type's", async () => {
  const host = fakeHost();
  const template = vi.fn(() => Promise.resolve(T1));
  const templates = createTemplates(createStore(DEFAULTS), host, fakeApi(REPORT, { template }), nothing);
  await templates.enter("T1");
  template.mockImplementation(() => Promise.reject(new Error("away")));
  await templates.outline();
  expect(host.calls.filter((call) => call.startsWith("insert"))).toEqual([]);
});

it("the lesson chosen last is the one that opens, none that was left", async () => {
  const answers = later<typeof LESSON>();
  const api = fakeApi(REPORT, { lesson: answers.ask });
  const lessons = createLessons(createStore(DEFAULTS), fakeHost(), api, nothing);
  void lessons.enter("one");
  void lessons.enter("two");
  await answers.answer(1, { ...LESSON, id: "two" });
  await answers.answer(0, { ...LESSON, id: "one" });
  expect(lessons.open.value?.id).toBe("two");
  void lessons.enter("three");
  lessons.leave();
  await answers.answer(2, LESSON);
  expect(lessons.open.value).toBeNull();
});

it("the projector shows the lesson asked for last", async () => {
  const answers = later<typeof LESSON>();
  const stage = createStage({ training: () => Promise.resolve(TRAINING), lesson: answers.ask, rewrite: null });
  void stage.open("one");
  void stage.open("two");
  await answers.answer(1, { ...LESSON, id: "two" });
  await answers.answer(0, { ...LESSON, id: "one" });
  expect(stage.lesson.value?.id).toBe("two");
});

it("a class begun while the page still asks which one runs is not forgotten", async () => {
  const answers = later<Awaited<ReturnType<Api["classes"]>>>();
  const running = { code: "123" } as never;
  const classes = createClasses(fakeApi(REPORT, { classes: answers.ask, startClass: () => Promise.resolve(running) }));
  const loading = classes.load();
  await classes.start("floating", "127.0.0.1");
  await answers.answer(0, { addresses: [], running: null });
  await loading;
  expect(classes.running.value).toBe(running);
});

it("how the draft reads is told of the one read last", async () => {
  const answers = later<typeof EXPLANATION>();
  const store = createStore(DEFAULTS);
  store.checked.value = DRAFT;
  const explaining = createExplaining(store, fakeApi(REPORT, { explain: answers.ask }));
  void explaining.load();
  void explaining.load();
  const newer = { ...EXPLANATION };
  await answers.answer(1, newer);
  await answers.answer(0, EXPLANATION);
  expect(explaining.found.value).toBe(newer);
});

it("of an empty draft nothing is told, however late the answer about the one before", async () => {
  const answers = later<typeof EXPLANATION>();
  const store = createStore(DEFAULTS);
  store.checked.value = DRAFT;
  const explaining = createExplaining(store, fakeApi(REPORT, { explain: answers.ask }));
  void explaining.load();
  store.checked.value = null;
  await explaining.load();
  await answers.answer(0, EXPLANATION);
  expect(explaining.found.value).toBeNull();
});

it("what is told of the brief changes no document", async () => {
  const session = createSession(fakeHost(), fakeApi(), null);
  const isHere = session.store.opened.now();
  session.recheck();
  await vi.waitFor(() => expect(session.store.report.value).not.toBeNull());
  expect(isHere()).toBe(true);
  session.destroy();
});

it("what was remembered of the draft before is not taken for this one's", async () => {
  const answers = later<string[]>();
  const host = fakeHost();
  const session = createSession({ ...host, memory: { ...host.memory, load: answers.ask } }, fakeApi(), null);
  session.reopen();
  await answers.answer(1, ["this"]);
  await answers.answer(0, ["before"]);
  expect(session.store.memory.value).toEqual(["this"]);
  session.destroy();
});

it("the service is met though another draft is opened before the memory of the first has come", async () => {
  const answers = later<string[]>();
  const host = fakeHost();
  host.memory.load = answers.ask;
  const session = createSession(host, fakeApi(), null);
  session.reopen();
  await answers.answer(0, []);
  await answers.answer(1, []);
  await vi.waitFor(() => expect(session.store.rules.value).not.toBeNull());
  await vi.waitFor(() => expect(session.store.report.value).not.toBeNull());
  session.destroy();
});

it("a check and a comparison of the draft before end with it", async () => {
  const [checks, memories] = [later<typeof REPORT>(), later<string[]>()];
  const host = fakeHost();
  host.memory.load = memories.ask;
  const check = vi.fn(checks.ask);
  const session = createSession(host, fakeApi(REPORT, { check }), null);
  await memories.answer(0, []);
  await vi.waitFor(() => expect(check).toHaveBeenCalled());
  session.versions.compared.value = { before: [] } as never;
  session.reopen();
  await checks.answer(0, REPORT);
  expect([session.store.report.value, session.versions.compared.value]).toEqual([null, null]);
  await memories.answer(1, []);
  await checks.answer(1, REPORT);
  await vi.waitFor(() => expect(session.store.report.value).not.toBeNull());
  session.destroy();
});

it("remarks and verdict of a draft never go into the one opened meanwhile", async () => {
  const written: string[] = [];
  const host = Object.assign(fakeHost(), {
    comment: (_: unknown, text: string) => {
      written.push(text);
      return Promise.resolve("done" as const);
    },
  });
  const answers = later<Awaited<ReturnType<Api["composeReview"]>>>();
  const plain = fakeApi();
  let slow = false;
  const api = fakeApi(undefined, { composeReview: (asked) => (slow ? answers.ask() : plain.composeReview(asked)) });
  const session = createSession(host, api, null);
  await vi.waitFor(() => expect(session.store.report.value).not.toBeNull());
  const [first] = session.review.store.sequence.value;
  if (first) session.review.notes.toggle(first);
  session.review.verdicts.choose("退回");
  const composed = await plain.composeReview({ notes: [], verdict: "退回", opinion: "请补数。" });
  slow = true;
  const finishing = session.review.verdicts.finish();
  session.store.opened.drop();
  await answers.answer(0, composed);
  await finishing;
  expect(written).toEqual([]);
  session.destroy();
});

it("of two rules turned off at once neither comes on again", async () => {
  let kept = PREFERENCES;
  const api = fakeApi(REPORT, {
    preferences: () => Promise.resolve(kept),
    savePreferences: (wanted) => Promise.resolve((kept = wanted)),
  });
  const preferences = createPreferences(createStore(DEFAULTS), api, nothing);
  await Promise.all([preferences.turnOff(["a"]), preferences.turnOff(["b"])]);
  expect(kept.off).toEqual(expect.arrayContaining(["a", "b"]));
});

it("a draft of a batch that was closed meanwhile is not one of the next", async () => {
  const answers = later<string | null>();
  const state = { id: "b1", received: 1, done: 1, ready: true, failed: false, seconds_left: null } as never;
  const api = fakeApi(REPORT, {
    startBatch: () => Promise.resolve(state),
    addToBatch: () => Promise.resolve(state),
    endBatch: () => Promise.resolve(state),
    batchDrafts: () => Promise.resolve([]),
    dropBatch: () => Promise.resolve(),
  });
  const brief = { type: "", level: "", date: "" } as never;
  const batch = createBatch({ api, brief: () => brief, show: answers.ask });
  const picked = [{ path: "一.txt", file: FILE }];
  await batch.run("来稿", picked);
  void batch.open("一.txt");
  await batch.run("又一批", picked);
  await answers.answer(0, "q1");
  expect([batch.seen("一.txt"), batch.shown.value?.listed]).toEqual([false, true]);
});

it("a file being read is still told of when another one has been read", async () => {
  const answers = later<Awaited<ReturnType<Api["openDocument"]>>>();
  const reader = createDraftFileReader(fakeApi(REPORT, { openDocument: answers.ask }));
  void reader.read([new File([""], "先.doc")]);
  void reader.read([new File([""], "后.doc")]);
  await answers.answer(0, {} as never);
  expect(reader.reading.value?.name).toBe("后.doc");
});

it("a comment that is being written counts as work, until it is in", async () => {
  const answers = later<"done">();
  const host = working({ ...fakeHost(), comment: answers.ask });
  const done = host.comment({ paragraph: "p1", span: null, quote: "", occurrence: 0 }, "【主笔】请核。");
  expect(underWay()).toBe(true);
  await answers.answer(0, "done");
  await done;
  expect(underWay()).toBe(false);
});
