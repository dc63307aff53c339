/** The loop: read the document, check it, publish what came; and wait for the service when it is away. */

import { batch } from "@preact/signals";
import { ApiError, type Api } from "../../../api/client";
import type { Draft, Paragraph, Report } from "../../../api/wire";
import { HostError, type Host } from "../../../host/host";
import { createChecker } from "./checker";
import type { Navigation } from "../../../store/navigate";
import { identities, isHalfWritten } from "../../../store/quiet-mode";
import { outcome } from "../../../store/outcome";
import { followed, pins } from "../../../store/pins";
import type { Store } from "../../../store/store";

/** How long the caret must rest before its paragraph is spoken of. */
const REST = 1500;
const RETRY = 3000;

/** Whether the document read now is not the one read before, of which some paragraph would be left. */
const isAnother = (before: readonly Paragraph[] | null, now: readonly Paragraph[]): boolean =>
  before === null || !now.some((p) => p.text !== "" && before.some((q) => q.id === p.id));

export interface Loop {
  /** Load rules and health, then check; tried again by itself while the service is away. */
  connect(): void;
  /** Check now, even if the text is the same. */
  again(): void;
  /** Another document is open: one that is empty is about to be drafted, one that is not is to be looked at. */
  opened(): void;
  /** The text changed under the caret, or the caret went elsewhere. */
  changed(caret: string | null): void;
  cancel(): void;
}

interface Needs {
  s: Store;
  host: Host;
  api: Api;
  go: Navigation;
  /** Keeps the draft's memory without a step to undo. */
  keepMemory(memory: string[]): void;
}

export function createLoop({ s, host, api, go, keepMemory }: Needs): Loop {
  let published = "";
  let opening = true;
  /** The check on its way was asked for: its outcome is told to who cannot see it. */
  let asked = false;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const checker = createChecker(async (isCurrent) => {
    try {
      await run(isCurrent);
    } catch (error) {
      if (isCurrent()) fail(error);
    } finally {
      s.phase.value = "idle";
    }
  });

  async function run(isCurrent: () => boolean): Promise<void> {
    s.phase.value = "reading";
    const paragraphs = await host.read();
    if (!isCurrent()) return;
    if (opening && isAnother(s.paragraphs.value, paragraphs)) {
      s.mode.value = paragraphs.every((p) => p.text.trim() === "") ? "draft" : "final";
      // What stood open was about the draft before; what opened is to be looked at.
      if (s.paragraphs.value !== null && s.page.value.at !== "list") go.gone();
    }
    opening = false;
    s.paragraphs.value = paragraphs;
    const memory = followed(s.memory.value, paragraphs);
    if (memory.some((entry, i) => entry !== s.memory.value[i])) keepMemory(memory);
    const draft = withPins(paragraphs);
    const request = { draft, unfold: s.unfold.value };
    const text = JSON.stringify(request);
    if (text === published) return;
    s.phase.value = "checking";
    const report = s.isEmpty.value ? null : await api.check(request);
    if (!isCurrent()) return;
    published = text;
    publish(report, draft);
    if (asked) s.heard.value = outcome(s);
    asked = false;
  }

  function withPins(paragraphs: readonly Paragraph[]): Draft {
    const pinned = pins(s.memory.value, paragraphs);
    return {
      ...host.brief?.(),
      paragraphs: paragraphs.map((p) => ({ ...p, pinned: pinned.get(p.id) ?? p.pinned ?? null })),
    };
  }

  function publish(report: Report | null, draft: Draft): void {
    batch(() => {
      const before = s.current.value;
      s.report.value = report;
      s.checked.value = draft;
      s.checkedAt.value = new Date();
      s.error.value = null;
      if (report) s.service.value = { state: "ok" };
      if (s.page.value.at === "finding" && !s.current.value) {
        // The text around the finding changed, and its key with it: follow it, or go back to the list.
        const same = s.items.value.find(
          (i) => i.finding.rule === before?.finding.rule && i.finding.paragraph === before.finding.paragraph,
        );
        if (same) s.page.value = { ...s.page.value, id: same.id };
        else go.gone();
      }
    });
  }

  function fail(error: unknown): void {
    if (error instanceof HostError) {
      s.error.value = { kind: "refused", of: null, title: error.title, detail: error.detail };
    } else if (!(error instanceof ApiError)) {
      s.error.value = { kind: "refused", of: null, title: "这次没有看成", detail: "文稿没有动，请再点一次“自查”。" };
    } else if (error.kind === "refused") {
      s.service.value = { state: "ok" };
      s.error.value = { kind: "refused", of: null, title: error.title, detail: error.detail };
    } else {
      s.service.value = { state: "away", tries: s.service.value.state === "away" ? s.service.value.tries + 1 : 1 };
      clearTimeout(retry);
      retry = setTimeout(connect, RETRY);
    }
  }

  async function meet(): Promise<void> {
    const [health, rules] = await Promise.all([api.health(), api.rules()]);
    batch(() => {
      s.rules.value = rules;
      s.notices.value = { layers: health.layers, news: health.news, skipped: health.skipped };
      s.service.value = { state: "ok" };
    });
  }

  function connect(): void {
    clearTimeout(retry);
    meet().then(again, fail);
  }

  function again(): void {
    published = "";
    asked = true;
    s.heard.value = ""; // the same words are news again
    checker.now();
  }

  /** The caret has rested. A sentence that stops in the middle waits until the caret leaves it, or 自查 is asked for. */
  function rested(caret: string): void {
    if (!isHalfWritten(s.paragraphs.value, caret)) s.typing.value = null;
  }

  return {
    connect,
    again,
    opened: () => {
      opening = true;
      s.typing.value = null;
      again();
    },
    changed: (caret) => {
      clearTimeout(rest);
      if (caret !== s.typing.value) {
        batch(() => {
          s.seen.value = identities(s.visible.value);
          s.typing.value = caret;
        });
      }
      if (caret !== null) rest = setTimeout(() => rested(caret), REST);
      if (s.settings.value.when === "pause") checker.changed();
    },
    cancel: () => {
      checker.cancel();
      clearTimeout(rest);
      clearTimeout(retry);
      s.phase.value = "idle";
    },
  };
}
