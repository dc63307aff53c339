/** A host in memory that keeps the contract to the letter: it verifies before it touches, and applies all edits or none. */

import type { Edit, Finding, Paragraph } from "../../src/api/wire";
import type { Anchor, Capabilities, Host, InsertBlock, MarkResult } from "../../src/host/host";
import { TEXT } from "./draft";

export interface FakeHost extends Host {
  paragraphs: Paragraph[];
  /** What was asked of the host, in order. */
  calls: string[];
  marked: { findings: Finding[]; active: string | null };
  kept: string[];
  /** As if the user typed. */
  type(paragraph: string, text: string): void;
  caret(paragraph: string | null): void;
}

const ALL: Capabilities = {
  comment: true,
  track: false,
  underline: true,
  highlight: true,
  events: true,
  memory: true,
  insert: true,
  silentMarks: true,
};

export function fakeHost(texts: readonly string[] = TEXT.map((p) => p[3]), can: Partial<Capabilities> = {}): FakeHost {
  const listeners = new Set<(change: { caret: string | null }) => void>();
  const changed = (caret: string | null): void => {
    for (const listener of listeners) listener({ caret });
  };
  const find = (id: string): Paragraph | undefined => host.paragraphs.find((p) => p.id === id);
  const holds = ({ paragraph, span, quote }: Anchor): boolean => {
    const text = find(paragraph)?.text;
    return text !== undefined && (span === null || text.slice(...span) === quote);
  };
  let fresh = 0;

  const host: FakeHost = {
    name: "browser",
    can: { ...ALL, ...can },
    paragraphs: texts.map((text, i) => ({ id: `p${i + 1}`, text })),
    calls: [],
    marked: { findings: [], active: null },
    kept: [],
    read: () => Promise.resolve(host.paragraphs.map((p) => ({ ...p }))),
    reveal: (anchor) => {
      host.calls.push(`reveal ${anchor.paragraph} ${anchor.quote}`);
      return Promise.resolve(holds(anchor) ? "done" : "not-found");
    },
    mark: (findings, active) => {
      host.marked = { findings: [...findings], active };
      return Promise.resolve(findings.map((): MarkResult => "done"));
    },
    comment: (anchor, text) => {
      host.calls.push(`comment ${anchor.paragraph} ${text}`);
      return Promise.resolve(holds(anchor) ? "done" : "not-found");
    },
    clear: () => {
      host.marked = { findings: [], active: null };
      return Promise.resolve({ comments: 0, marks: 0 });
    },
    apply: (edits, { checked }) => {
      const stale = edits.some((e) => find(e.paragraph)?.text !== checked.find((p) => p.id === e.paragraph)?.text);
      if (stale) return Promise.resolve("refused");
      for (const e of backwards(edits)) {
        const p = find(e.paragraph);
        if (p) p.text = p.text.slice(0, e.span[0]) + e.text + p.text.slice(e.span[1]);
      }
      changed(null);
      return Promise.resolve("done");
    },
    insert: (blocks: readonly InsertBlock[], where) => {
      host.calls.push(`insert ${where} ${blocks.map((b) => b.role).join(",")}`);
      const added = blocks.map((b) => ({ id: `n${(fresh += 1)}`, text: b.text }));
      host.paragraphs = where === "replace-empty" ? added : [...host.paragraphs, ...added];
      changed(null);
      return Promise.resolve("done");
    },
    replace: (blocks) => {
      host.paragraphs = blocks.map((b) => ({ id: `n${(fresh += 1)}`, text: b.text }));
      changed(null);
      return Promise.resolve("done");
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    memory: {
      load: () => Promise.resolve([...host.kept]),
      save: (keys) => {
        host.kept = [...keys];
        return Promise.resolve();
      },
    },
    type: (paragraph, text) => {
      const p = find(paragraph);
      if (p) p.text = text;
      changed(paragraph);
    },
    caret: changed,
  };
  return host;
}

const backwards = (edits: readonly Edit[]): Edit[] => [...edits].sort((a, b) => b.span[0] - a.span[0]);
