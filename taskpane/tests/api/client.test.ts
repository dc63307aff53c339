import { describe, expect, it, vi } from "vitest";
import { createApi } from "../../src/api/client";

const PAGE = '<meta name="zhubi-token" content="new">';
const DRAFT = { paragraphs: [{ id: "p1", text: "柳河镇办夜校" }] };

interface Sent {
  url: string;
  method: string;
  token: string | null;
  body: unknown;
}

/** A service that answers in turn, and what it was sent. */
function service(...answers: (() => Response | Promise<Response>)[]): { sent: Sent[]; fetch: typeof fetch } {
  const sent: Sent[] = [];
  const answer = vi.fn<typeof fetch>((url, init = {}) => {
    const headers = new Headers(init.headers);
    sent.push({
      url: url as string,
      method: init.method ?? "GET",
      token: headers.get("X-Zhubi-Token"),
      body: init.body,
    });
    return Promise.resolve((answers.shift() ?? (() => json({})))());
  });
  return { sent, fetch: answer };
}

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const refused = (): Response =>
  json(
    { type: "/problems/forbidden", title: "请求不是从主笔的页面来的", status: 403, detail: "请刷新页面后再试。" },
    403,
  );

describe("the local service", () => {
  it("keeps what is ignored under the name of the draft, whatever stands in it", async () => {
    const { sent, fetch } = service(
      () => json({ keys: ["k1"] }),
      () => new Response(null, { status: 204 }),
    );
    const api = createApi({ token: "t", fetch });
    expect(await api.ignored("稿 1/2.docx")).toEqual(["k1"]);
    await api.saveIgnored("稿 1/2.docx", ["k2"]);
    const url = `/api/v1/ignored/${encodeURIComponent("稿 1/2.docx")}`;
    expect(sent).toMatchObject([
      { url, method: "GET" },
      { url, method: "PUT", body: JSON.stringify({ keys: ["k2"] }) },
    ]);
  });

  it("is asked with the token of the page", async () => {
    const { sent, fetch } = service(() => json({ findings: [] }));
    await createApi({ token: "t", fetch }).check({ draft: DRAFT, select: ["title"] });
    expect(sent).toEqual([
      { url: "/api/v1/check", method: "POST", token: "t", body: JSON.stringify({ draft: DRAFT, select: ["title"] }) },
    ]);
  });

  it("that was restarted is asked again, whole, with the token the page now carries", async () => {
    const { sent, fetch } = service(
      refused,
      () => new Response(PAGE),
      () => json({ groups: [] }),
      () => json({ templates: [] }),
    );
    const onPage = vi.fn();
    const api = createApi({ token: "old", fetch, page: "/word/", onPage });
    const file = new File(["稿"], "稿.txt");
    await api.leftovers(file);
    await api.templates();
    expect(onPage.mock.calls).toEqual([[PAGE]]);
    expect(sent.map(({ url, token }) => [url, token])).toEqual([
      ["/api/v1/documents/leftovers", "old"],
      ["/word/", null],
      ["/api/v1/documents/leftovers", "new"],
      ["/api/v1/templates", "new"],
    ]);
    expect((sent[2]?.body as FormData).get("file")).toBeInstanceOf(File);
  });

  it("is not asked again when the page knows no other token", async () => {
    const { sent, fetch } = service(refused, () => new Response(PAGE));
    const api = createApi({ token: "new", fetch });
    await expect(api.health()).rejects.toMatchObject({
      kind: "refused",
      status: 403,
      title: "请求不是从主笔的页面来的",
      detail: "请刷新页面后再试。",
    });
    expect(sent.length).toBe(2);
  });

  it("that answers what is no problem document is told in words all the same", async () => {
    const { fetch } = service(() => new Response("<html>", { status: 502 }));
    await expect(createApi({ token: "t", fetch }).rules()).rejects.toMatchObject({
      title: "本机服务没办成这件事",
      detail: "服务返回 502。",
    });
  });

  it("that does not answer is said to be offline, but breaking off is none of that", async () => {
    const down = createApi({ token: "t", fetch: () => Promise.reject(new TypeError("refused")) });
    await expect(down.health()).rejects.toMatchObject({ kind: "offline" });
    const broken = createApi({ token: "t", fetch: () => Promise.reject(new DOMException("aborted", "AbortError")) });
    await expect(broken.health()).rejects.toMatchObject({ name: "AbortError" });
  });

  it("gets files as they are, and what goes with them as JSON", async () => {
    const { sent, fetch } = service(() => new Response("docx"));
    const file = new File(["PK"], "稿.docx");
    const made = await createApi({ token: "t", fetch }).annotate({ draft: DRAFT, highlight: true }, file);
    const body = sent[0]?.body as FormData;
    expect(await made.text()).toBe("docx");
    expect((body.get("file") as File).name).toBe("稿.docx");
    expect(JSON.parse(body.get("request") as string)).toEqual({ draft: DRAFT, highlight: true });
  });

  it("gets several materials under one name, and a path as text", async () => {
    const { sent, fetch } = service();
    const api = createApi({ token: "t", fetch });
    await api.mine([new File(["一"], "a.txt"), new File(["二"], "b.txt")], null);
    await api.addToBatch("x/y", "荷湾/a.txt", new Blob([]), new AbortController().signal);
    const [mined, added] = sent.map(({ body }) => body as FormData);
    expect(mined?.getAll("file").map((file) => (file as File).name)).toEqual(["a.txt", "b.txt"]);
    expect(mined?.has("request")).toBe(false);
    expect([sent[1]?.url, added?.get("path")]).toEqual(["/api/v1/batches/x%2Fy/files", "荷湾/a.txt"]);
  });

  it("says what it took out, and answers nothing when nothing was opened", async () => {
    const { fetch } = service(
      () => new Response("docx", { headers: { "X-Zhubi-Removed": "2" } }),
      () => new Response(null, { status: 204 }),
    );
    const api = createApi({ token: "t", fetch });
    expect((await api.clean(new File(["PK"], "稿.docx"))).removed).toBe(2);
    expect(await api.opened()).toBeNull();
  });
});
