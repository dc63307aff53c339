/** 存稿 and 两稿对照 while another document is opened, or another version asked for. */

import { expect, it, vi } from "vitest";
import type { Api } from "../../src/api/client";
import type { Draft } from "../../src/api/wire";
import { createVersions } from "../../src/features/versions/state";
import { DEFAULTS } from "../../src/store/settings";
import { createStore } from "../../src/store/store";
import { fakeApi } from "../fakes/api";
import { REPORT, TEXT } from "../fakes/draft";
import { fakeHost } from "../fakes/host";
import { later } from "../fakes/later";

const DRAFT = { paragraphs: TEXT.map(([id, , , text]) => ({ id, text })) } as unknown as Draft;
const FILE = new File(["稿"], "一.txt");
const nothing = (): void => undefined;

it("a version kept late is not noted in the draft that was opened meanwhile", async () => {
  const answers = later<Awaited<ReturnType<Api["keepDraft"]>>>();
  const s = createStore(DEFAULTS);
  s.report.value = REPORT;
  s.checked.value = DRAFT;
  const kept: string[][] = [];
  const versions = createVersions({
    s,
    host: fakeHost(),
    api: fakeApi(REPORT, { keepDraft: answers.ask }),
    keepMemory: (memory) => kept.push(memory),
    recheck: nothing,
  });
  void versions.keep("");
  s.opened.drop();
  await answers.answer(0, { id: "a1", number: 1, same: false });
  expect(kept).toEqual([]);
  versions.destroy();
});

it("an old version is never put back over a draft that was opened meanwhile", async () => {
  const checks = later<typeof REPORT>();
  const s = createStore(DEFAULTS);
  s.report.value = REPORT;
  const host = fakeHost();
  const api = fakeApi(REPORT, { check: checks.ask, compareVersions: () => Promise.resolve({ rows: [] }) });
  const versions = createVersions({ s, host, api, keepMemory: nothing, recheck: nothing });
  s.checked.value = DRAFT;
  versions.compared.value = { before: [{ id: "p1", text: "旧稿" }] } as never;
  const putting = versions.putBack();
  s.opened.drop();
  await checks.answer(0, REPORT);
  await putting;
  expect(host.paragraphs.map((p) => p.text)).toEqual(TEXT.map((p) => p[3]));
  versions.destroy();
});

it("a draft that is no longer open is not kept, though another one has not been checked yet", async () => {
  const s = createStore(DEFAULTS);
  s.report.value = REPORT;
  const keepDraft = vi.fn(() => Promise.resolve({ id: "a1", number: 1, same: false }));
  const api = fakeApi(REPORT, { keepDraft });
  const versions = createVersions({ s, host: fakeHost(), api, keepMemory: nothing, recheck: nothing });
  s.checked.value = DRAFT;
  s.opened.drop();
  await versions.keep("");
  expect(keepDraft).not.toHaveBeenCalled();
  s.checked.value = { ...DRAFT };
  await versions.keep("");
  expect(keepDraft).toHaveBeenCalledOnce();
  versions.destroy();
});

it("of two versions asked for the later one stands beside the draft", async () => {
  const opened = later<never>();
  const s = createStore(DEFAULTS);
  s.report.value = REPORT;
  const compareVersions = () => Promise.resolve({ rows: [] });
  const api = fakeApi(REPORT, { openDocument: opened.ask, compareVersions });
  const versions = createVersions({ s, host: fakeHost(), api, keepMemory: nothing, recheck: nothing });
  s.checked.value = DRAFT;
  void versions.compareFile(FILE);
  void versions.compareFile(FILE);
  const file = (name: string): never => ({ name, draft: { paragraphs: DRAFT.paragraphs } }) as never;
  await opened.answer(1, file("后选的"));
  await opened.answer(0, file("先选的"));
  await vi.waitFor(() => expect(versions.compared.value?.name).toBe("《后选的》"));
  await new Promise((done) => setTimeout(done));
  expect(versions.compared.value?.name).toBe("《后选的》");
  versions.destroy();
});
