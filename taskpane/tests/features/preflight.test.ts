/** 导出报送稿: what is asked of the service, how the file is called, and what is told of it. */

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Api } from "../../src/api/client";
import { NOTHING_LEFT } from "../../src/api/preflight";
import type { Draft } from "../../src/api/wire";
import { createFinal } from "../../src/features/preflight/state";
import type { Host } from "../../src/host/host";
import { DEFAULTS } from "../../src/store/settings";
import { createStore, type Store } from "../../src/store/store";
import { fakeApi } from "../fakes/api";
import { REPORT, TEXT } from "../fakes/draft";
import { fakeHost } from "../fakes/host";

const WRITTEN = new Blob(["docx"]);
const DRAFT = { paragraphs: TEXT.map(([id, , , text]) => ({ id, text })) } as unknown as Draft;

let names: string[];

beforeEach(() => {
  names = [];
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined }));
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

function made(api: Partial<Api>, host: Partial<Host> = {}): ReturnType<typeof createFinal> {
  const store: Store = createStore(DEFAULTS);
  store.report.value = REPORT;
  store.checked.value = DRAFT;
  return createFinal(store, { ...fakeHost(), ...host }, { ...fakeApi(REPORT), ...api });
}

it("the file is named after the title, and made of the text as it stands", async () => {
  const final = vi.fn(() => Promise.resolve({ blob: WRITTEN, anew: true, unplaced: 0, stays: [] }));
  const state = made({ final, leftovers: () => Promise.resolve(NOTHING_LEFT) });
  await state.export();
  expect(final).toHaveBeenCalledWith({ draft: DRAFT, remove: ["comments", "changes", "highlights", "authors"] }, null);
  expect(names).toEqual([`${TEXT[0]?.[3] ?? ""}.docx`]);
  expect(state.exported.value?.notices).toEqual([]);
});

it("what was not to go is told, and so is a new layout", async () => {
  const original = new Blob(["original"]);
  const final = vi.fn(() => Promise.resolve({ blob: WRITTEN, anew: true, unplaced: 1, stays: [] }));
  const left = { ...NOTHING_LEFT, comments: 2, authors: ["王敏"] };
  const state = made({ final, leftovers: () => Promise.resolve(left) }, { file: () => Promise.resolve(original) });
  state.remove.value = ["changes"];
  await state.export();
  expect(final).toHaveBeenCalledWith({ draft: DRAFT, remove: ["changes"] }, original);
  expect(state.exported.value?.notices).toEqual([
    "里面还有：批注 2 条、作者信息（王敏）。",
    "文稿增减过段落，版式按公文格式新排了一遍。",
    "有 1 处改动没能写进去，请对照文稿看一遍。",
  ]);
});

it("a name that could not be taken out is not said to be gone", async () => {
  const final = vi.fn(() =>
    Promise.resolve({ blob: WRITTEN, anew: false, unplaced: 0, stays: ["附件 oleObject1.bin"] }),
  );
  const left = { ...NOTHING_LEFT, traces: ["打印机设置", "附件 b.bin"], stays: ["附件 b.bin"] };
  const state = made({ final, leftovers: () => Promise.resolve(left) });
  await state.export();
  expect(state.exported.value?.notices).toEqual([
    "里面还有：打印机设置。",
    "有去不掉的，请打开看一遍：附件 oleObject1.bin。",
  ]);
});

it("a failure is said and nothing is given out", async () => {
  const state = made({ final: () => Promise.reject(new Error("no")) });
  await state.export();
  expect(state.error.value).not.toBeNull();
  expect(names).toEqual([]);
});

it("without a day of sending the weekdays were not looked into, and nobody says that they are right", async () => {
  const store: Store = createStore(DEFAULTS);
  store.report.value = {
    ...REPORT,
    findings: [],
    skipped: [{ rule: "time.stale-event", because: "没有填报送日期" }],
  };
  const groups = [
    {
      id: "dates",
      ask: "日期对得上吗",
      rules: ["fact.weekday"],
      own: "",
      beside: false,
      unseen: { "time.stale-event": "没写年份的星期没有对" },
    },
  ];
  const state = createFinal(store, fakeHost(), { ...fakeApi(REPORT), finalGroups: () => Promise.resolve(groups) });
  await state.load();
  expect(state.asked.value[0]?.unseen).toEqual(["没有填报送日期，没写年份的星期没有对"]);
});
