/** A service in memory: answers with one report, cut to the paragraphs that still say what it is about. */

import type { Api } from "../../src/api/client";
import { NOTHING_LEFT } from "../../src/api/preflight";
import type { CheckRequest, Report } from "../../src/api/wire";
import { EXPLANATION } from "./explanation";
import { LESSON, TRAINING } from "./lesson";
import { BANK, GROUPS, HEADS, PREFERENCES, REPORT, RULES, T1, TEXT } from "./draft";

const READY = { name: "ready", says: "LanguageTool 6.8 在本机运行", version: "6.8", megabytes: 155 } as const;

const PLAIN = {
  label: "",
  style: "",
  outline: null,
  align: "",
  container: "body",
  cell: null,
  pinned: null,
  shows: false,
} as const;

export interface FakeApi extends Api {
  /** Every check asked for, in order. */
  requests: CheckRequest[];
}

export function fakeApi(report: Report = REPORT, more: Partial<Api> = {}): FakeApi {
  const api: FakeApi = {
    requests: [],
    health: () => Promise.resolve({ status: "ok", version: "0", ruleset: "r1", layers: [], skipped: [], news: "" }),
    check: (request) => {
      api.requests.push(request);
      return Promise.resolve(reportFor(report, request));
    },
    proof: () => Promise.resolve({ findings: [], skipped: [], complete: true, state: READY }),
    plan: () => Promise.resolve({ edits: [], conflicts: [], stale: [] }),
    explain: () => Promise.resolve(EXPLANATION),
    rules: () => Promise.resolve(RULES),
    preferences: () => Promise.resolve(PREFERENCES),
    savePreferences: (wanted) => Promise.resolve(wanted),
    templates: () => Promise.resolve(HEADS),
    template: () => Promise.resolve(T1),
    openDocument: () => Promise.reject(new Error("not used")),
    annotate: () => Promise.reject(new Error("not used")),
    evidence: () => Promise.resolve({ documents: [], entries: [] }),
    compareVersions: () => Promise.resolve({ rows: [] }),
    keptDrafts: () => Promise.resolve({ state: "off", says: "没有打开", drafts: [] }),
    turnKeeping: (on) => Promise.resolve({ state: on ? "on" : "off", says: "", drafts: [] }),
    keepDraft: () => Promise.resolve({ id: "a1", number: 1, same: false }),
    keptVersions: (id) => Promise.resolve({ id, name: "", versions: [] }),
    keptVersion: () => Promise.reject(new Error("not used")),
    forgetDraft: () => Promise.resolve(),
    final: () => Promise.reject(new Error("not used")),
    sample: () =>
      Promise.resolve({
        name: "示例稿",
        draft: { paragraphs: TEXT.map(([id, , , text]) => ({ ...PLAIN, id, text })) },
        warnings: [],
        comments: [],
      }),
    opened: () => Promise.resolve(null),
    openedFile: () => Promise.reject(new Error("not used")),
    clean: () => Promise.reject(new Error("not used")),
    training: () => Promise.resolve(TRAINING),
    lesson: () => Promise.resolve(LESSON),
    practise: () => Promise.resolve({ hits: [], misses: [], false: [], rewrite: null }),
    bank: () => Promise.resolve(BANK),
    saveRemarks: (remarks) =>
      Promise.resolve({
        ...BANK,
        remarks: [
          ...BANK.remarks,
          ...remarks.map((r) => ({ ...r, layer: "user" as const, initials: r.text, used: 0 })),
        ],
      }),
    declined: () => Promise.resolve({}),
    decline: () => Promise.resolve(),
    countRemarks: () => Promise.resolve(),
    // One comment a paragraph, the first remark's words first.
    composeReview: ({ notes = [], verdict, opinion: worded, said = [] }) => {
      const opinion = worded ?? (said.length > 0 ? `请改：${said.join("；")}` : "");
      const paragraphs = [...new Set(notes.map((note) => note.paragraph))];
      const comments = paragraphs.map((paragraph) => {
        const group = notes.filter((note) => note.paragraph === paragraph);
        const at = group[0] && group[0].paragraph !== null ? group[0].item : null;
        return {
          items: group.map((note) => note.item),
          at,
          text: group.map((note) => note.text).join("\n"),
          place: group[0]?.place ?? "",
        };
      });
      return Promise.resolve({ summary: verdict ? `审稿结论：${verdict}。${opinion}` : "", opinion, comments });
    },
    compareReview: ({ comments }) =>
      Promise.resolve(comments.map(({ text }) => ({ state: "open" as const, lines: [text.replace("【主笔】", "")] }))),
    sheet: () => Promise.resolve(new Blob(["sheet"])),
    finalGroups: () => Promise.resolve(GROUPS),
    leftovers: () => Promise.resolve(NOTHING_LEFT),
    mine: () => Promise.reject(new Error("not used")),
    newDocument: () => Promise.reject(new Error("not used")),
    startBatch: () => Promise.reject(new Error("not used")),
    addToBatch: () => Promise.reject(new Error("not used")),
    endBatch: () => Promise.reject(new Error("not used")),
    batch: () => Promise.reject(new Error("not used")),
    batchDrafts: () => Promise.reject(new Error("not used")),
    classes: () => Promise.resolve({ addresses: ["192.168.1.20", "127.0.0.1"], running: null }),
    startClass: () => Promise.reject(new Error("not used")),
    endClass: () => Promise.resolve(),
    batchFile: () => Promise.reject(new Error("not used")),
    dropBatch: () => Promise.reject(new Error("not used")),
    ignored: () => Promise.reject(new Error("not used")),
    saveIgnored: () => Promise.reject(new Error("not used")),
    ...more,
  };
  return api;
}

/** Findings stay while their paragraph still holds their quote; pins decide roles; ignored rules are left out. */
export function reportFor(report: Report, { draft, ignore = [] }: CheckRequest): Report {
  const text = new Map(draft.paragraphs.map((p) => [p.id, p.text]));
  const pins = new Map(draft.paragraphs.map((p) => [p.id, p.pinned]));
  return {
    ...report,
    findings: report.findings.filter(
      (f) => !ignore.includes(f.rule) && (f.paragraph === null || (text.get(f.paragraph)?.includes(f.quote) ?? false)),
    ),
    paragraphs: draft.paragraphs.map((p, index) => {
      const known = report.paragraphs.find((q) => q.id === p.id);
      return {
        id: p.id,
        index,
        text: p.text,
        label: "",
        role: pins.get(p.id) ?? known?.role ?? "body",
        because: known?.because ?? "",
      };
    }),
  };
}
