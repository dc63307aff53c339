/** The shell: header, one page, command bar, brand bar. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Brand } from "./brand";
import { CheckTab } from "../features/check/view/check";
import { useSession } from "../session/context";
import { Header } from "./header";
import { keepFocus, pageOf } from "../ui/keep-focus";
import { onKey } from "../session/keys";
import { ReviewTab } from "../features/review/view/review";
import { SavingNote } from "../features/check/view/saving";
import { SettingsPage } from "../features/settings/view/settings";
import { TemplatesTab } from "../features/templates/view/templates";
import { TourCard } from "../features/tour/view";
import { TrainingTab } from "../features/training/view/tab";

/** Below this many CSS pixels of its own, the pane breaks its lines differently. */
const NARROW = 300;

export function PaneView({ onFold }: { onFold: (() => void) | null }): JSX.Element {
  const session = useSession();
  const root = useRef<HTMLDivElement>(null);
  const { size } = session.store.settings.value;

  useEffect(() => {
    const pane = root.current;
    if (!pane) return;
    const watch = new ResizeObserver(() => pane.classList.toggle("pane--narrow", pane.clientWidth < NARROW));
    watch.observe(pane);
    const release = keepFocus(pane, () => pageOf(pane));
    return () => {
      watch.disconnect();
      release();
    };
  }, []);

  return (
    <div
      class={`pane pane--${size}`}
      ref={root}
      {...(session.host.name === "browser" ? {} : { role: "main", "aria-label": "主笔任务窗格" })}
      onKeyDown={(event) => onKey(event, session)}
    >
      {session.host.name !== "browser" && <h1 class="sr">主笔</h1>}
      <Header onFold={onFold} />
      <TourCard />
      <Body />
      <SavingNote />
      <Brand />
      <p class="sr" role="status">
        {session.store.heard.value}
      </p>
    </div>
  );
}

function Body(): JSX.Element {
  const { settingsOpen, tab } = useSession().store;
  if (settingsOpen.value) return <SettingsPage />;
  switch (tab.value) {
    case "check":
      return <CheckTab />;
    case "templates":
      return <TemplatesTab />;
    case "review":
      return <ReviewTab />;
    case "training":
      return <TrainingTab />;
  }
}
