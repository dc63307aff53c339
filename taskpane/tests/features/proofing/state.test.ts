import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Finding, Proof, ProofRequest } from "../../../src/api/wire";
import { ApiError } from "../../../src/api/client";
import { createSession, type Session } from "../../../src/session/session";
import { fakeApi } from "../../fakes/api";
import { fakeHost, type FakeHost } from "../../fakes/host";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  session.destroy();
  vi.useRealTimers();
});

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(3000);
const READY = { name: "ready", says: "LanguageTool 6.8 在本机运行", version: "6.8", megabytes: 155 } as const;
const ABSENT = { name: "absent", says: "这台电脑没装 LanguageTool", version: "", megabytes: 0 } as const;

let session: Session;
let host: FakeHost;
let asked: ProofRequest[];

/** A finding on the first two characters of a paragraph as it was asked about. */
function found(request: ProofRequest, id: string): Finding {
  const text = request.draft.paragraphs.find((p) => p.id === id)?.text ?? "";
  return {
    rule: "language.lt.word",
    category: "language",
    severity: "warning",
    paragraph: id,
    span: [0, 2],
    quote: text.slice(0, 2),
    occurrence: 0,
    message: "疑为错字。",
    why: "",
    source: [],
    evidence: [],
    fixes: [],
    key: `lt-${text}`,
    params: {},
    reasons: [],
    folded: false,
    comment: "【主笔】疑为错字。",
  };
}

const proofOf = (request: ProofRequest, complete = true): Proof => ({
  findings: [found(request, "p2")],
  skipped: [],
  complete,
  state: READY,
});

function open(proof: (request: ProofRequest, signal?: AbortSignal) => Promise<Proof>): void {
  host = fakeHost();
  asked = [];
  session = createSession(
    host,
    fakeApi(undefined, {
      proof: (request, signal) => {
        asked.push(request);
        return proof(request, signal);
      },
    }),
    null,
  );
}

const shown = (): string[] =>
  session.store.items.value.map((item) => item.finding.rule).filter((rule) => rule.startsWith("language.lt."));

it("shows the report first, and what proofreading found when it comes", async () => {
  let answer: (() => void) | undefined;
  open(
    (request) =>
      new Promise((resolve) => {
        answer = () => resolve(proofOf(request));
      }),
  );
  await settle();
  expect(session.store.items.value.length).toBeGreaterThan(0);
  expect(shown()).toEqual([]);
  expect(session.store.proof.value.waiting).toBe(true);
  answer?.();
  await settle();
  expect(shown()).toEqual(["language.lt.word"]);
  expect(host.marked.findings.some((f) => f.rule === "language.lt.word")).toBe(true);
});

it("calls off what is under way and drops what comes late when the text has moved on", async () => {
  const answers: (() => void)[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  open(
    (request, signal) =>
      new Promise((resolve) => {
        signals.push(signal);
        answers.push(() => resolve(proofOf(request)));
      }),
  );
  await settle();
  host.type("p2", "改过的一段。");
  await settle();
  expect(signals[0]?.aborted).toBe(true);
  answers[0]?.();
  await settle();
  expect(shown()).toEqual([]);
  answers[1]?.();
  await settle();
  expect(session.store.items.value.find((i) => i.finding.rule === "language.lt.word")?.finding.quote).toBe("改过");
  expect(new Set(asked.map((request) => request.session)).size).toBe(1);
});

it("keeps what it found in paragraphs that stay as they are, and only there", async () => {
  open((request) =>
    asked.length === 1
      ? Promise.resolve({ ...proofOf(request), findings: [found(request, "p2"), found(request, "p3")] })
      : new Promise(() => undefined),
  );
  await settle();
  expect(shown()).toHaveLength(2);
  host.type("p2", "改过的一段。");
  await settle();
  expect(
    session.store.items.value.filter((i) => i.finding.rule === "language.lt.word").map((i) => i.finding.paragraph),
  ).toEqual(["p3"]);
});

it("asks again while there is more to come", async () => {
  open((request) => Promise.resolve(proofOf(request, asked.length > 2)));
  await settle();
  await settle();
  expect(asked).toHaveLength(3);
  expect(session.store.proof.value.waiting).toBe(false);
});

it("says what was not read without LanguageTool, and keeps the list when the service refuses", async () => {
  open((request) =>
    Promise.resolve({ ...proofOf(request), skipped: [{ rule: "languagetool", because: "没装" }], state: ABSENT }),
  );
  await settle();
  expect(session.store.whole.value?.skipped.map((s) => s.rule)).toContain("languagetool");
  session.destroy();
  open(() => Promise.reject(new ApiError("refused", "主笔出了故障", "请再试一次。", 500)));
  await settle();
  expect(session.store.error.value).toBeNull();
  expect(session.store.items.value.length).toBeGreaterThan(0);
  expect(session.store.whole.value?.skipped.map((s) => s.because)).toContain("错字标点这次没有看成");
});

it("is not waited for any longer when the writer says so, and that is told", async () => {
  open(() => new Promise(() => undefined));
  await settle();
  session.stopProofreading();
  expect(session.store.proof.value.waiting).toBe(false);
  expect(session.store.whole.value?.skipped.map((s) => s.because)).toContain("错字标点您让停下了，没有看完");
});
