/** The local service, one method an endpoint. Every failure is an ApiError whose words can be shown as they are. */

import type { Lesson, PracticeAnswer, PracticeRequest, Training } from "./lessons";
import type { FinalGroup, Leftovers } from "./final";
import type { Mined } from "./mining";
import type {
  AnnotateRequest,
  CheckRequest,
  Health,
  Opened,
  Paragraph,
  Plan,
  PlanRequest,
  Preferences,
  Proof,
  ProofRequest,
  Report,
  Rules,
  Template,
  TemplateHead,
} from "./wire";
import type { Bank, CompareRequest, CompareState, Composed, ComposeRequest, OwnRemark, Sheet } from "./review";

/** `offline`: nothing answered. `refused`: the service answered with a problem. */
export class ApiError extends Error {
  constructor(
    readonly kind: "offline" | "refused",
    readonly title: string,
    readonly detail: string,
    readonly status = 0,
  ) {
    super(title);
    this.name = "ApiError";
  }
}

export interface Api {
  health(): Promise<Health>;
  check(request: CheckRequest, signal?: AbortSignal): Promise<Report>;
  proof(request: ProofRequest, signal?: AbortSignal): Promise<Proof>;
  plan(request: PlanRequest): Promise<Plan>;
  rules(): Promise<Rules>;
  preferences(): Promise<Preferences>;
  /** Returns them as they are now in force. */
  savePreferences(wanted: Preferences): Promise<Preferences>;
  templates(): Promise<TemplateHead[]>;
  template(id: string): Promise<Template>;
  openDocument(file: File): Promise<Opened>;
  annotate(request: AnnotateRequest, original: File | null): Promise<Blob>;
  sample(): Promise<Opened>;
  /** The draft given when the service was started, if one was. */
  opened(): Promise<Opened | null>;
  /** The file of that draft. */
  openedFile(name: string): Promise<File>;
  /** 找信息: topics in files, and in a document that is open. */
  mine(files: readonly File[], open: { name: string; paragraphs: readonly Paragraph[] } | null): Promise<Mined>;
  /** The questions of 送审前必查. */
  finalGroups(): Promise<FinalGroup[]>;
  leftovers(file: Blob): Promise<Leftovers>;
  /** A new document of these paragraphs. */
  newDocument(blocks: readonly { role: string; text: string }[]): Promise<Blob>;
  /** A document without our comments, highlights and tracked changes; `removed` comments were taken out. */
  clean(file: File): Promise<{ blob: Blob; removed: number }>;
  training(): Promise<Training>;
  lesson(id: string): Promise<Lesson>;
  practise(request: PracticeRequest): Promise<PracticeAnswer>;
  /** Any other endpoint, with our token. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** 常用批语 */
  bank(): Promise<Bank>;
  /** Replaces the reviewer's own remarks; returns the bank as it now is. */
  saveRemarks(remarks: OwnRemark[]): Promise<Bank>;
  /** Counts one more use of each remark of the bank. */
  countRemarks(texts: string[]): Promise<void>;
  /** The comments that go into the document, and the verdict's words. */
  composeReview(request: ComposeRequest): Promise<{ summary: string; comments: Composed[] }>;
  /** What became of each comment; no state for one that sums up a review. */
  compareReview(request: CompareRequest): Promise<{ state: CompareState | null; lines: string[] }[]>;
  sheet(format: "docx" | "html", sheet: Sheet): Promise<Blob>;
}

export interface ApiOptions {
  token: string;
  base?: string;
  fetch?: typeof fetch;
  /** Where the token stands: read again once when the service was restarted under an open pane. */
  page?: string;
}

const TOKEN = /<meta name="zhubi-token" content="([^"]*)"/;

export function createApi({ token, base = "/api/v1", fetch = (...a) => window.fetch(...a), page = location.pathname }: ApiOptions): Api {
  let current = token;

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await fetch(`${base}/${path}`, {
        ...init,
        credentials: "same-origin",
        headers: { ...(init.headers as Record<string, string> | undefined), "X-Zhubi-Token": current },
      });
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new ApiError("offline", "本机服务没有应答", "请看一下主笔是不是还开着。");
    }
  }

  /** True when the page now carries another token than ours. */
  async function renewToken(): Promise<boolean> {
    const response = await fetch(page, { cache: "no-store" }).catch(() => null);
    const found = response?.ok ? TOKEN.exec(await response.text())?.[1] : undefined;
    if (!found || found === current) return false;
    current = found;
    return true;
  }

  async function call(path: string, init?: RequestInit): Promise<Response> {
    let response = await send(path, init);
    if (response.status === 403 && (await renewToken())) response = await send(path, init);
    if (!response.ok) throw await problem(response);
    return response;
  }

  async function json<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await call(path, init);
    return (await response.json()) as T;
  }

  const post = (body: unknown, signal?: AbortSignal): RequestInit => ({
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

  return {
    health: () => json("health"),
    check: (request, signal) => json("check", post(request, signal)),
    proof: (request, signal) => json("proof", post(request, signal)),
    plan: (request) => json("plan", post(request)),
    rules: () => json("rules"),
    preferences: () => json("profile"),
    savePreferences: (wanted) => json("profile", { ...post(wanted), method: "PUT" }),
    templates: async () => (await json<{ templates: TemplateHead[] }>("templates")).templates,
    template: (id) => json(`templates/${encodeURIComponent(id)}`),
    openDocument: (file) => json("documents", { method: "POST", body: form({ file }) }),
    annotate: async (request, original) => {
      const body = form({ ...(original ? { file: original } : {}), request: JSON.stringify(request) });
      return (await call("documents/annotate", { method: "POST", body })).blob();
    },
    request: call,
    sample: () => json("sample"),
    opened: async () => {
      const response = await call("opened");
      return response.status === 204 ? null : ((await response.json()) as Opened);
    },
    openedFile: async (name) => new File([await (await call("opened/file")).blob()], name),
    finalGroups: async () => (await json<{ groups: FinalGroup[] }>("final")).groups,
    leftovers: (file) => {
      const body = new FormData();
      body.append("file", file, "draft.docx");
      return json("documents/leftovers", { method: "POST", body });
    },
    mine: (files, open) => {
      const body = new FormData();
      for (const file of files) body.append("file", file);
      if (open) body.append("request", JSON.stringify({ documents: [open] }));
      return json("mine", { method: "POST", body });
    },
    newDocument: async (blocks) => (await call("documents/new", post({ blocks }))).blob(),
    clean: async (file) => {
      const response = await call("documents/clean", { method: "POST", body: form({ file }) });
      return { blob: await response.blob(), removed: Number(response.headers.get("X-Zhubi-Removed")) };
    },
    training: () => json("training"),
    lesson: (id) => json(`training/${encodeURIComponent(id)}`),
    practise: (request) => json("practice", post(request)),
    bank: () => json("remarks"),
    saveRemarks: (remarks) => json("remarks", { ...post({ remarks }), method: "PUT" }),
    countRemarks: async (texts) => {
      await call("remarks/used", post({ texts }));
    },
    composeReview: (request) => json("review/compose", post(request)),
    compareReview: async (request) =>
      (await json<{ comments: { state: CompareState | null; lines: string[] }[] }>("review/compare", post(request))).comments,
    sheet: async (format, sheet) => (await call("review/sheet", post({ format, sheet }))).blob(),
  };
}

function form(fields: Record<string, string | File>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

async function problem(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as { title?: unknown; detail?: unknown };
  const title = typeof body.title === "string" ? body.title : "本机服务没办成这件事";
  const detail = typeof body.detail === "string" ? body.detail : `服务返回 ${response.status}。`;
  return new ApiError("refused", title, detail, response.status);
}
