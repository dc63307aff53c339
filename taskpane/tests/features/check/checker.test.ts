import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSession } from "../../../src/session/session";
import { fakeApi } from "../../fakes/api";
import { fakeHost } from "../../fakes/host";
import type { Report } from "../../../src/api/wire";
import { REPORT } from "../../fakes/draft";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(3000);

it("has one request in flight, and the last text wins", async () => {
  const host = fakeHost();
  const waiting: ((report: Report) => void)[] = [];
  let flying = 0;
  let most = 0;
  const api = fakeApi(REPORT, {
    check: () => {
      flying += 1;
      most = Math.max(most, flying);
      return new Promise((resolve) =>
        waiting.push((report) => {
          flying -= 1;
          resolve(report);
        }),
      );
    },
  });
  const session = createSession(host, api, null);
  await settle();
  for (const text of ["甲", "甲乙", "甲乙丙"]) {
    host.type("p2", text);
    await settle();
  }
  while (waiting.length > 0) {
    waiting.shift()?.(REPORT);
    await settle();
  }
  expect(most).toBe(1);
  expect(session.store.checked.value?.paragraphs[1]?.text).toBe("甲乙丙");
  session.destroy();
});

it("does not ask again about the same text", async () => {
  const host = fakeHost();
  const api = fakeApi();
  const session = createSession(host, api, null);
  await settle();
  host.caret(null);
  await settle();
  expect(api.requests).toHaveLength(1);
  session.destroy();
});

it("keeps what was ignored with the document, and hides it", async () => {
  const host = fakeHost();
  const session = createSession(host, fakeApi(), null);
  await settle();
  const before = session.store.items.value.length;
  const item = session.store.items.value.find((i) => i.lead === null);
  if (!item) throw new Error("no item");
  session.act.ignoreHere(item);
  await settle();
  expect(session.store.items.value).toHaveLength(before - 1);
  expect(host.kept).toContain(item.finding.key);
  session.destroy();
});
