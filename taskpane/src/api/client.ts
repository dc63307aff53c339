/** The local service, one method an endpoint. Every failure is an ApiError whose words can be shown as they are. */

import createClient from "openapi-fetch";
import type { BatchDraft, BatchRequest, BatchState } from "./batch";
import { createCall } from "./calls";
import type { Evidence } from "./evidence";
import type { Explanation } from "./explanation";
import type { Finished, PreflightGroup, Leftovers } from "./preflight";
import type { Lesson, PracticeAnswer, PracticeRequest, RunningClass, Training } from "./lessons";
import type { Mined } from "./mining";
import type { Bank, Compared, CompareRequest, ComposedReview, ComposeRequest, OwnRemark, Sheet } from "./review";
import type { paths } from "./schema";
import type {
  CompareVersions,
  KeepRequest,
  KeptAs,
  KeptDrafts,
  KeptVersions,
  VersionRow,
  VersionText,
} from "./versions";
import type {
  AnnotateRequest,
  CheckRequest,
  EvidenceRequest,
  ExplainRequest,
  FinalRequest,
  Health,
  MineSource,
  NewParagraph,
  Opened,
  Plan,
  PlanRequest,
  Preferences,
  Proof,
  ProofRequest,
  Report,
  Rules,
  Schemas,
  Template,
  TemplateHead,
} from "./wire";

export { ApiError } from "./errors";

export interface Api {
  health(): Promise<Health>;
  check(request: CheckRequest, signal?: AbortSignal): Promise<Report>;
  proof(request: ProofRequest, signal?: AbortSignal): Promise<Proof>;
  plan(request: PlanRequest): Promise<Plan>;
  /** What each clause of a draft was read as. */
  explain(request: ExplainRequest): Promise<Explanation>;
  rules(): Promise<Rules>;
  preferences(): Promise<Preferences>;
  /** Returns them as they are now in force. */
  savePreferences(wanted: Preferences): Promise<Preferences>;
  templates(): Promise<TemplateHead[]>;
  template(id: string): Promise<Template>;
  openDocument(file: File, signal?: AbortSignal): Promise<Opened>;
  annotate(request: AnnotateRequest, original: File | null): Promise<Blob>;
  sample(): Promise<Opened>;
  /** The draft given when the service was started, if one was. */
  opened(): Promise<Opened | null>;
  /** The file of that draft. */
  openedFile(name: string): Promise<File>;
  /** 找信息: topics in files, and in a document that is open. */
  mine(files: readonly File[], open: MineSource | null): Promise<Mined>;
  /** 依据表: the facts of a draft, and where material says so; without any they are listed. */
  evidence(request: EvidenceRequest, files: readonly File[]): Promise<Evidence>;
  /** Two versions sentence by sentence, with what changed in meaning. */
  compareVersions(request: CompareVersions): Promise<{ rows: VersionRow[] }>;
  /** 存稿 */
  keptDrafts(): Promise<KeptDrafts>;
  /** Begin to keep drafts, or delete all that are kept. */
  turnKeeping(on: boolean): Promise<KeptDrafts>;
  keepDraft(request: KeepRequest): Promise<KeptAs>;
  keptVersions(id: string): Promise<KeptVersions>;
  keptVersion(id: string, number: number): Promise<VersionText>;
  forgetDraft(id: string): Promise<void>;
  /** The questions of 送审前必查. */
  finalGroups(): Promise<PreflightGroup[]>;
  leftovers(file: Blob): Promise<Leftovers>;
  /** The file to submit. `anew`: it was laid out anew; `unplaced` changes of the text did not get into it. */
  final(request: FinalRequest, original: Blob | null): Promise<Finished>;
  /** A new document of these paragraphs. */
  newDocument(blocks: readonly NewParagraph[]): Promise<Blob>;
  /** A document without our comments, highlights and tracked changes; `removed` comments were taken out. */
  clean(file: File): Promise<{ blob: Blob; removed: number }>;
  training(): Promise<Training>;
  lesson(id: string): Promise<Lesson>;
  practise(request: PracticeRequest): Promise<PracticeAnswer>;
  /** 常用批语 */
  bank(): Promise<Bank>;
  /** Replaces the reviewer's own remarks; returns the bank as it now is. */
  saveRemarks(remarks: OwnRemark[]): Promise<Bank>;
  /** How often findings of a rule were declined, by reason. */
  declined(): Promise<Record<string, Record<string, number>>>;
  /** One of these rules' findings was declined for that reason; `back` takes it back. */
  decline(rules: string[], reason: string, back: boolean): Promise<void>;
  /** Counts one more use of each remark of the bank. */
  countRemarks(texts: string[]): Promise<void>;
  /** The comments that go into the document, and the verdict's words. */
  composeReview(request: ComposeRequest): Promise<ComposedReview>;
  /** What became of each comment; no state for one that sums up a review. */
  compareReview(request: CompareRequest): Promise<Compared[]>;
  sheet(format: "docx" | "html", sheet: Sheet): Promise<Blob>;
  /** 批量 */
  startBatch(request: BatchRequest): Promise<BatchState>;
  addToBatch(id: string, path: string, file: Blob, signal: AbortSignal): Promise<BatchState>;
  endBatch(id: string, signal: AbortSignal): Promise<BatchState>;
  batch(id: string, signal: AbortSignal): Promise<BatchState>;
  batchDrafts(id: string, signal: AbortSignal): Promise<BatchDraft[]>;
  /** Where a class can be held, and the one that is. */
  classes(): Promise<Schemas["ClassesOut"]>;
  startClass(asked: Schemas["StartClass"]): Promise<RunningClass>;
  endClass(): Promise<void>;
  batchFile(id: string, name: BatchFile, signal: AbortSignal): Promise<Blob>;
  dropBatch(id: string): Promise<void>;
  /** What is ignored in a draft, by its name; only a department's server keeps it. */
  ignored(name: string): Promise<string[]>;
  saveIgnored(name: string, keys: readonly string[]): Promise<void>;
}

export type BatchFile = "report.html" | "report.xlsx" | "annotated.zip";

export interface ApiOptions {
  token: string;
  base?: string;
  fetch?: typeof fetch;
  /** Where the token stands: read again once when the service was restarted under an open pane. */
  page?: string;
  /** That page as it is then. */
  onPage?: (text: string) => void;
}

export function createApi({
  token,
  base = "/api/v1",
  fetch = (...a) => window.fetch(...a),
  page = location.pathname,
  onPage,
}: ApiOptions): Api {
  const call = createCall({ token, fetch, page, onPage });
  const { GET, POST, PUT, DELETE } = createClient<paths>({
    baseUrl: base,
    credentials: "same-origin",
    Request: Prepared as unknown as typeof Request,
    fetch: (request) => {
      const { url, init } = request as unknown as Prepared;
      return call(url, init);
    },
  });
  const blob = { parseAs: "blob" } as const;
  const multipart = { bodySerializer: form };
  const breakable = (signal?: AbortSignal): { signal?: AbortSignal } => (signal ? { signal } : {});
  const at = (id: string): { params: { path: { id: string } } } => ({ params: { path: { id } } });

  return {
    health: () => data(GET("/health")),
    check: (body, signal) => data(POST("/check", { body, ...breakable(signal) })),
    proof: (body, signal) => data(POST("/proof", { body, ...breakable(signal) })),
    plan: (body) => data(POST("/plan", { body })),
    explain: (body) => data(POST("/explain", { body })),
    rules: () => data(GET("/rules")),
    preferences: () => whole(GET("/profile")),
    savePreferences: (body) => whole(PUT("/profile", { body })),
    templates: async () => (await data(GET("/templates"))).templates,
    template: (id) => data(GET("/templates/{id}", at(id))),
    openDocument: (file, signal) => data(POST("/documents", { body: { file }, ...multipart, ...breakable(signal) })),
    annotate: (request, original) =>
      data(
        POST("/documents/annotate", {
          body: { request, ...(original ? { file: original } : {}) },
          ...multipart,
          ...blob,
        }),
      ),
    sample: () => data(GET("/sample")),
    opened: async () => (await GET("/opened")).data ?? null,
    openedFile: async (name) => new File([await data(GET("/opened/file", blob))], name),
    mine: (file, open) =>
      data(
        POST("/mine", { body: { file: [...file], ...(open ? { request: { documents: [open] } } : {}) }, ...multipart }),
      ),
    evidence: (request, file) => data(POST("/evidence", { body: { request, file: [...file] }, ...multipart })),
    compareVersions: (body) => data(POST("/versions/compare", { body })),
    keptDrafts: () => data(GET("/drafts")),
    turnKeeping: (on) => data(PUT("/drafts", { body: { on } })),
    keepDraft: (body) => data(POST("/drafts", { body })),
    keptVersions: (draft) => data(GET("/drafts/{draft}", { params: { path: { draft } } })),
    keptVersion: (draft, number) =>
      data(GET("/drafts/{draft}/{number}", { params: { path: { draft, number: String(number) } } })),
    forgetDraft: async (draft) => {
      await DELETE("/drafts/{draft}", { params: { path: { draft } } });
    },
    finalGroups: async () => (await data(GET("/final"))).groups,
    leftovers: (file) => data(POST("/documents/leftovers", { body: { file }, ...multipart })),
    final: async (request, original) => {
      const asked = POST("/documents/final", {
        body: { request, ...(original ? { file: original } : {}) },
        ...multipart,
        ...blob,
      });
      const found = await data(asked);
      const { headers } = (await asked).response;
      return {
        blob: found,
        anew: headers.get("X-Zhubi-Anew") === "1",
        unplaced: Number(headers.get("X-Zhubi-Unplaced")),
        stays: (headers.get("X-Zhubi-Stays") ?? "").split(",").filter(Boolean).map(decodeURIComponent),
      };
    },
    newDocument: (blocks) => data(POST("/documents/new", { body: { blocks: [...blocks] }, ...blob })),
    clean: async (file) => {
      const asked = POST("/documents/clean", { body: { file }, ...multipart, ...blob });
      return { blob: await data(asked), removed: Number((await asked).response.headers.get("X-Zhubi-Removed")) };
    },
    training: () => data(GET("/training")),
    lesson: (id) => data(GET("/training/{id}", at(id))),
    practise: (body) => data(POST("/practice", { body })),
    bank: () => data(GET("/remarks")),
    saveRemarks: (remarks) => data(PUT("/remarks", { body: { remarks } })),
    declined: async () => (await data(GET("/declined"))).declined,
    decline: async (rules, reason, back) => {
      await POST("/declined", { body: { rules, reason, back } });
    },
    countRemarks: async (texts) => {
      await POST("/remarks/used", { body: { texts } });
    },
    sheet: (format, sheet) => data(POST("/review/sheet", { body: { format, sheet }, ...blob })),
    startBatch: (body) => data(POST("/batches", { body })),
    addToBatch: (id, path, file, signal) =>
      data(POST("/batches/{id}/files", { ...at(id), body: { file, path }, ...multipart, signal })),
    endBatch: (id, signal) => data(POST("/batches/{id}/end", { ...at(id), signal })),
    batch: (id, signal) => data(GET("/batches/{id}", { ...at(id), signal })),
    batchDrafts: async (id, signal) => (await data(GET("/batches/{id}/drafts", { ...at(id), signal }))).drafts,
    classes: () => data(GET("/class")),
    startClass: (body) => data(POST("/class", { body })),
    endClass: async () => {
      await DELETE("/class");
    },
    batchFile: (id, name, signal) => data(GET(`/batches/{id}/${name}`, { ...at(id), ...blob, signal })),
    dropBatch: async (id) => {
      await DELETE("/batches/{id}", { ...at(id), keepalive: true }); // also from a page that is left
    },
    ignored: async (document) => (await data(GET("/ignored/{document}", { params: { path: { document } } }))).keys,
    saveIgnored: async (document, keys) => {
      await PUT("/ignored/{document}", { params: { path: { document } }, body: { keys: [...keys] } });
    },
    composeReview: (body) => data(POST("/review/compose", { body })),
    compareReview: async (body) => (await data(POST("/review/compare", { body }))).comments,
  };
}

/** A request as it was asked for: unlike `Request` it can be sent twice, and by XMLHttpRequest. */
class Prepared {
  readonly method: string;

  constructor(
    readonly url: string,
    readonly init: RequestInit,
  ) {
    this.method = init.method ?? "GET";
  }
}

/** What was answered; a failure never comes so far. */
async function data<T>(asked: Promise<{ data?: T }>): Promise<T> {
  return (await asked).data as T;
}

/** The preferences may be sent in part; what is answered is all of them. */
const whole = async (asked: Promise<{ data?: Schemas["Preferences"] }>): Promise<Preferences> =>
  (await data(asked)) as Preferences;

/** Parts of a form: files as they are, text as it is, everything else as JSON. */
function form(body: object): FormData {
  const parts = new FormData();
  for (const [name, value] of Object.entries(body) as [string, unknown][])
    for (const part of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (part instanceof File) parts.append(name, part);
      else if (part instanceof Blob) parts.append(name, part, "draft.docx");
      else parts.append(name, typeof part === "string" ? part : JSON.stringify(part));
    }
  return parts;
}
