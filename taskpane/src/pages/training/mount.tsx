/** Puts the projector into a page and gives it the keyboard. */

import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { loadSettings, saveSettings } from "../../store/settings";
import { onStageKey } from "../../features/training/state/keys";
import { createStage, type Source } from "../../features/training/state/stage";
import { followTheme } from "../../ui/theme";
import { LessonPaper } from "../../features/training/view/paper";
import { Projector } from "../../features/training/view/projector";
import { StageContext } from "../../features/training/view/stage-context";

export function mountProjector(root: HTMLElement, source: Source): void {
  const settings = loadSettings(storage());
  const stage = createStage(source, settings.theme);
  const current = computed(() => ({ ...settings, theme: stage.theme.value }));
  followTheme(current, document);
  effect(() => saveSettings(storage(), current.value));
  document.addEventListener("keydown", (event) => {
    if (onStageKey(event, stage)) event.preventDefault();
  });
  render(
    <StageContext.Provider value={stage}>
      <Projector />
    </StageContext.Provider>,
    root,
  );
  const paper = root.ownerDocument.body.appendChild(root.ownerDocument.createElement("div"));
  // Drawn for the printer alone: beside the screen it would say everything twice.
  window.addEventListener("beforeprint", () => {
    const lesson = stage.lesson.value;
    render(lesson ? <LessonPaper lesson={lesson} /> : null, paper);
  });
  window.addEventListener("afterprint", () => render(null, paper));
  void stage.start(decodeURIComponent(location.hash.slice(1)));
}

/** A file opened from a stick may not have one. */
export function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
