/** One open pane: the store, what may be done to it, and the loop that checks the draft as it changes. */

import { batch, effect } from "@preact/signals";
import { ApiError, type Api } from "../api/client";
import type { CheckRequest, Paragraph, Report, Role } from "../api/wire";
import type { Host } from "../host/host";
import { createActions, type Actions } from "./actions";
import { createChecker } from "./checker";
import { keepMarks } from "./marks";
import { createNavigation, type Navigation } from "./navigate";
import { identities } from "./peace";
import { loadSettings, saveSettings, type Settings } from "./settings";
import { pins, withoutPins, withPin } from "./spared";
import { createStore, type Store } from "./store";
import { createTemplates, type Templates } from "./templates";

/** How long the caret must rest before its paragraph is spoken of. */
const REST = 1500;
const RETRY = 3000;

export interface Session {
  store: Store;
  host: Host;
  go: Navigation;
  act: Actions;
  templates: Templates;
  /** 自查: read and check now, and mark again if the marks were cleared. */
  check(): void;
  /** 停下 */
  stop(): void;
  /** 就按信息查, or back again. */
  unfold(on: boolean): void;
  pin(paragraph: string, role: Role | null): void;
  unpinAll(): void;
  change(settings: Partial<Settings>): void;
  /** The draft as it was last sent; null before that. */
  sent(): CheckRequest | null;
  destroy(): void;
}

export function createSession(host: Host, api: Api, storage: Storage | null): Session {
  const s = createStore(loadSettings(storage));
  const go = createNavigation(s);
  let sent: CheckRequest | null = null;
  let published = "";
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
    const request = requestFor(paragraphs);
    const text = JSON.stringify(request);
    if (text === published) return;
    s.paragraphs.value = paragraphs;
    if (s.isEmpty.value) {
      published = "";
      return publish(null, paragraphs);
    }
    s.phase.value = "checking";
    const report = await api.check(request);
    if (!isCurrent()) return;
    sent = request;
    published = text;
    publish(report, paragraphs);
  }

  function requestFor(paragraphs: Paragraph[]): CheckRequest {
    const pinned = pins(s.memory.value);
    return {
      draft: {
        ...host.brief?.(),
        paragraphs: paragraphs.map((p) => ({ ...p, pinned: pinned.get(p.id) ?? p.pinned ?? null })),
      },
      ignore: s.settings.value.never,
      unfold: s.unfold.value,
    };
  }

  function publish(report: Report | null, paragraphs: Paragraph[]): void {
    batch(() => {
      const before = s.current.value;
      s.seen.value = identities(s.visible.value);
      s.paragraphs.value = paragraphs;
      s.report.value = report;
      s.checkedAt.value = new Date();
      s.service.value = { state: "ok" };
      s.trouble.value = null;
      if (s.page.value.at === "finding" && !s.current.value) {
        // The text around the finding changed, and its key with it: follow it, or go back to the list.
        const same = s.items.value.find((i) => i.finding.rule === before?.finding.rule && i.finding.paragraph === before.finding.paragraph);
        if (same) s.page.value = { at: "finding", id: same.id };
        else go.list(false);
      }
      if (!s.items.value.some((item) => item.id === s.cursor.value)) s.cursor.value = s.listing.value.sequence[0]?.id ?? null;
    });
  }

  function fail(error: unknown): void {
    if (error instanceof ApiError && error.kind === "refused") {
      s.service.value = { state: "ok" };
      s.trouble.value = { kind: "refused", of: null, title: error.title, detail: error.detail };
      return;
    }
    if (!(error instanceof ApiError)) {
      s.trouble.value = { kind: "refused", of: null, title: "这次没有看成", detail: "文稿没有动，请再点一次“自查”。" };
      return;
    }
    const tries = s.service.value.state === "away" ? s.service.value.tries + 1 : 1;
    s.service.value = { state: "away", tries };
    clearTimeout(retry);
    retry = setTimeout(() => checker.now(), RETRY);
  }

  /** Rules and health come once, and once more after the service was away. */
  async function meet(): Promise<void> {
    const [health, rules] = await Promise.all([api.health(), api.rules()]);
    batch(() => {
      s.rules.value = rules;
      s.notices.value = { layers: health.layers, skipped: health.skipped };
      if (s.service.value.state === "connecting") s.service.value = { state: "ok" };
    });
  }

  const remember = (memory: string[]): void => {
    s.memory.value = memory;
    void host.memory.save(memory);
  };

  const change = (settings: Partial<Settings>): void => {
    s.settings.value = { ...s.settings.value, ...settings };
    saveSettings(storage, s.settings.value);
  };

  const again = (): void => {
    clearTimeout(retry);
    published = "";
    checker.now();
  };

  const stopListening = host.onChange(({ caret }) => {
    clearTimeout(rest);
    s.typing.value = caret;
    if (caret !== null) rest = setTimeout(() => (s.typing.value = null), REST);
    if (s.settings.value.when === "pause") checker.changed();
  });
  const stopMarking = keepMarks(s, host);
  const stopMeeting = effect(() => {
    if (s.service.value.state !== "away" && s.rules.peek() === null) meet().catch(() => undefined);
  });

  void host.memory
    .load()
    .catch(() => [])
    .then((memory) => {
      s.memory.value = memory;
      checker.now();
    });

  return {
    store: s,
    host,
    go,
    act: createActions({ store: s, host, go, remember, settings: change, recheck: again }),
    templates: createTemplates(s, host, api, again),
    check: () => {
      s.marks.value = true;
      again();
    },
    stop: () => {
      checker.cancel();
      s.phase.value = "idle";
    },
    unfold: (on) => {
      s.unfold.value = on;
      again();
    },
    pin: (paragraph, role) => {
      remember(withPin(s.memory.value, paragraph, role));
      again();
    },
    unpinAll: () => {
      remember(withoutPins(s.memory.value));
      again();
    },
    change,
    sent: () => sent,
    destroy: () => {
      checker.cancel();
      clearTimeout(rest);
      clearTimeout(retry);
      stopListening();
      stopMarking();
      stopMeeting();
    },
  };
}
