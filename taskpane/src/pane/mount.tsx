/** Puts the pane into an element. */

import { effect, untracked } from "@preact/signals";
import { render } from "preact";
import type { Api } from "../api/client";
import type { Host } from "../host/host";
import type { Pane } from "./pane";
import { createSession, type Session } from "../session/session";
import type { Tab } from "../store/store";
import { SessionContext } from "../session/context";
import { onPageKey, step } from "../session/keys";
import { PaneView } from "./view";
import { followTheme } from "../ui/theme";

export interface MountOptions {
  api: Api;
  /** What 收起 does; leave it out where the program draws its own menu in that corner. */
  onFold?: () => void;
  /** Where settings are kept; null keeps none. */
  storage?: Storage | null;
  /** The tab to begin with. */
  tab?: Tab;
}

export function mount(
  root: HTMLElement,
  host: Host,
  { api, onFold, storage = localStorage, tab = "check" }: MountOptions,
): Pane {
  const session = createSession(host, api, storage);
  session.go.tab(tab);
  const page = root.ownerDocument;
  const stopTheme = followTheme(session.store.settings, page, host.theme);
  // F8 works wherever the focus is, unless the document's own editor took it first.
  const onKeyDown = (event: KeyboardEvent): void => onPageKey(event, session);
  page.addEventListener("keydown", onKeyDown);
  render(
    <SessionContext.Provider value={session}>
      <PaneView onFold={onFold ?? null} />
    </SessionContext.Provider>,
    root,
  );
  return paneOf(session, () => {
    stopTheme();
    page.removeEventListener("keydown", onKeyDown);
    render(null, root);
  });
}

function paneOf(session: Session, unmount: () => void): Pane {
  const { store, go } = session;
  const follow = (): unknown => [store.report.value, store.items.value, store.checked.value];
  return {
    report: () => store.report.value,
    shown: () => store.items.value.flatMap((item) => item.findings.map((f) => f.key)),
    places: () => store.items.value.length,
    draft: () => store.checked.value,
    subscribe: (listener) =>
      effect(() => {
        follow();
        untracked(listener);
      }),
    open: (key) => {
      const item = store.items.value.find((i) => i.findings.some((f) => f.key === key));
      if (item && store.tab.value === "review") session.review.notes.point(item);
      else if (item) go.card(item, false);
    },
    step: (by) => step(session, by, false),
    pin: (paragraph, role) => session.pin(paragraph, role),
    refresh: () => session.reopen(),
    recheck: () => session.recheck(),
    show: go.tab,
    attend: () => {
      if (store.tab.value === "review" && !store.settingsOpen.value) return;
      go.tab("check");
      go.list(false);
    },
    did: session.did,
    final: () => {
      go.tab("check");
      go.page({ at: "preflight" });
    },
    say: (message) => (store.news.value = message),
    destroy: () => {
      session.destroy();
      unmount();
    },
  };
}
