/** The pane on its fakes, to be looked at: `?scene=` chooses what the service and the host do. */

import "../../src/pages/index.css";
import "./look.css";
import { ApiError } from "../../src/api/client";
import type { Report } from "../../src/api/wire";
import { mount } from "../../src/pane/mount";
import { fakeApi, type FakeApi } from "../fakes/api";
import { REPORT } from "../fakes/draft";
import { fakeHost, type FakeHost } from "../fakes/host";

const offline = (): Promise<never> =>
  Promise.reject(new ApiError("offline", "本机服务没有应答", "请看一下主笔是不是还开着。"));
const clear = {
  ...REPORT,
  findings: [],
  scores: { total: 100, parts: REPORT.scores.parts.map((p) => ({ ...p, state: "yes" as const, lacks: "" })) },
};
const speech: Report = {
  ...REPORT,
  genre: { name: "讲话", because: ["有“同志们”的称呼", "有三段祈使句"], folds: true },
  findings: REPORT.findings.map((f, i) => ({ ...f, folded: i > 0 })),
};

let tries = 0;
const SCENES: Record<string, () => [FakeHost, FakeApi]> = {
  list: () => [fakeHost(), fakeApi()],
  empty: () => [fakeHost([""]), fakeApi()],
  reading: () => [fakeHost(), fakeApi(REPORT, { check: () => new Promise(() => undefined) })],
  clear: () => [fakeHost(), fakeApi(clear)],
  genre: () => [fakeHost(), fakeApi(speech)],
  lost: () => [{ ...fakeHost(), reveal: () => Promise.resolve("not-found") }, fakeApi()],
  away: () => {
    const api = fakeApi();
    const answer = api.check;
    return [fakeHost(), { ...api, check: (request) => ((tries += 1) > 1 ? offline() : answer(request)) }];
  },
  down: () => [fakeHost(), fakeApi(REPORT, { health: offline, check: offline })],
  notices: () => [
    fakeHost(),
    fakeApi(REPORT, {
      health: () =>
        Promise.resolve({
          status: "ok",
          version: "0",
          ruleset: "r1",
          layers: ["本单位词表第 12 行读不懂，改好前先用随附词表。"],
          news: "",
          skipped: [],
        }),
      proof: () =>
        Promise.resolve({
          findings: [],
          skipped: [{ rule: "languagetool", because: "这台电脑没装 LanguageTool，错字标点没有看全" }],
          complete: true,
          state: { name: "absent", says: "这台电脑没装 LanguageTool", version: "", megabytes: 0 },
        }),
    }),
  ],
};

const scene = SCENES[new URLSearchParams(location.search).get("scene") ?? "list"] ?? SCENES.list;
const root = document.getElementById("pane");
if (root && scene) {
  const [host, api] = scene();
  mount(root, host, { api, onFold: () => undefined });
}
