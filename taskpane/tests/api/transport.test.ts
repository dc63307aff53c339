import { describe, expect, it, vi } from "vitest";
import { createApi } from "../../src/api/client";
import { patientFetch } from "../../src/api/transport";

/** An XMLHttpRequest that answers, or never does. */
class Answering {
  static sent: Answering[] = [];
  static answers: "ok" | "empty" | "never" | "broken" = "ok";
  method = "";
  url = "";
  body: unknown = null;
  headers: Record<string, string> = {};
  responseType = "";
  timeout = 0;
  status = 0;
  statusText = "";
  response: unknown = null;
  onload = (): void => undefined;
  onerror = (): void => undefined;
  ontimeout = (): void => undefined;
  onabort = (): void => undefined;
  onloadend = (): void => undefined;
  open(method: string, url: string): void {
    Object.assign(this, { method, url });
    Answering.sent.push(this);
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name.toLowerCase()] = value;
  }
  getAllResponseHeaders(): string {
    return "content-type: application/json\r\nx-zhubi-removed: 2\r\n";
  }
  send(body: unknown): void {
    this.body = body;
    const kind = Answering.answers;
    if (kind === "never") setTimeout(() => this.ontimeout(), this.timeout);
    else if (kind === "broken") queueMicrotask(() => this.onerror());
    else
      queueMicrotask(() => {
        this.status = kind === "empty" ? 204 : 200;
        this.response = new Blob(['{"status":"ok"}']);
        this.onload();
        this.onloadend();
      });
  }
  abort(): void {
    this.onabort();
  }
}

const request = (): XMLHttpRequest => new Answering() as unknown as XMLHttpRequest;
const hanging = vi.fn<typeof fetch>(() => new Promise(() => undefined));

function setUp(answers: typeof Answering.answers, fetch: typeof globalThis.fetch = hanging): typeof globalThis.fetch {
  Answering.sent = [];
  Answering.answers = answers;
  hanging.mockClear();
  return patientFetch({ fetch, request, patience: 20 });
}

describe("a fetch that may hang", () => {
  it("is asked again by XMLHttpRequest, whole, and from then on at once", async () => {
    const send = setUp("ok");
    const init = { method: "POST", body: '{"a":1}', headers: { "X-Zhubi-Token": "t" } };
    const response = await send("/api/v1/check", init);
    expect([response.status, await response.json(), response.headers.get("X-Zhubi-Removed")]).toEqual([
      200,
      { status: "ok" },
      "2",
    ]);
    expect(Answering.sent[0]).toMatchObject({
      method: "POST",
      url: "/api/v1/check",
      body: init.body,
      headers: { "x-zhubi-token": "t" },
    });
    await send("/api/v1/health");
    expect([hanging.mock.calls.length, Answering.sent.length]).toEqual([1, 2]);
  });

  it("gives an answer without a body as one", async () => {
    expect((await setUp("empty")("/api/v1/opened")).status).toBe(204);
  });

  it("stays in use while it answers, and its refusals are not repeated", async () => {
    const quick = vi.fn<typeof fetch>(() => Promise.resolve(new Response("{}", { status: 422 })));
    expect((await setUp("ok", quick)("/x")).status).toBe(422);
    const down = vi.fn<typeof fetch>(() => Promise.reject(new TypeError("refused")));
    await expect(setUp("ok", down)("/x")).rejects.toThrow("refused");
    expect(Answering.sent).toEqual([]);
  });

  it("is told to the user as a service that does not answer, when neither does", async () => {
    for (const answers of ["never", "broken"] as const) {
      const api = createApi({ token: "t", fetch: setUp(answers) });
      await expect(api.health()).rejects.toMatchObject({ kind: "offline", title: "本机服务没有应答" });
    }
  });

  it("is broken off with the caller, in either way", async () => {
    const send = setUp("never");
    const breaker = new AbortController();
    const asked = send("/x", { signal: breaker.signal });
    setTimeout(() => breaker.abort(), 30);
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });

  it("sends nothing that was broken off before it began", async () => {
    const fetch = setUp("ok", (_, init) =>
      init?.signal?.aborted ? Promise.reject(new DOMException("", "AbortError")) : Promise.resolve(new Response()),
    );
    await expect(fetch("/api/v1/health", { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(Answering.sent).toHaveLength(0);
  });
});
