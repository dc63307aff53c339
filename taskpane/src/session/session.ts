/** One open pane: what it shows and what may be done with it. */

import type { Api } from "../api/client";
import type { Role } from "../api/wire";
import type { Host } from "../host/host";
import { createActions, type Actions } from "../features/check/state/actions";
import { createExplaining, type Explaining } from "../features/explain/state";
import { createEvidence, type Evidences } from "../features/evidence/state";
import { createFinal, type Final } from "../features/preflight/state";
import { createJournal, noting } from "../store/journal";
import { createLoop } from "../features/check/state/loop";
import { createMarking } from "../features/check/state/marking";
import { keepMarks } from "../features/check/state/marks";
import { guardSaving } from "../features/check/state/saving";
import { createMining, type Mining } from "../features/mining/state";
import { createNavigation, type Navigation } from "../store/navigate";
import { keepProof } from "../features/proofing/state";
import { createReview, type Review } from "../features/review/state/review";
import { loadSettings, saveSettings, type Settings } from "../store/settings";
import { createSelfTest, type SelfTest } from "../features/selftest/state/selftest";
import { withoutPins, withPin } from "../store/pins";
import { createStore, type Store } from "../store/store";
import { working } from "../store/working";
import { createPreferences, migrateFormerlyOff, type PreferenceEditor } from "../features/settings/state";
import { createVersions, type Versions } from "../features/versions/state";
import { createTemplates, type Templates } from "../features/templates/state";
import { createLessons, type Lessons } from "../features/training/state/lessons";
import { createTour, type Tour } from "../features/tour/state";

export interface Session {
  store: Store;
  host: Host;
  go: Navigation;
  act: Actions;
  templates: Templates;
  lessons: Lessons;
  preferences: PreferenceEditor;
  selfTest: SelfTest;
  review: Review;
  mining: Mining;
  explaining: Explaining;
  final: Final;
  evidence: Evidences;
  versions: Versions;
  tour: Tour;
  /** 自查: read and check now, and mark again if the marks were cleared. */
  check(): void;
  /** Where the focus was when F8 took it into the pane, for Esc to give it back. */
  rememberFocus(element: Element | null): void;
  leavePane(): void;
  /** Read and check the document again: what is told of it has changed. */
  recheck(): void;
  /** Another document is open: read it, and what was ignored in it. */
  reopen(): void;
  /** Take back the last thing done, in the text or beside it. */
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Something was done beside the text, and how it is taken back. */
  did(back: () => unknown): void;
  /** 停下 */
  stop(): void;
  /** 错字标点不等了 */
  stopProofreading(): void;
  /** 就按信息查, or back again. */
  unfold(on: boolean): void;
  pin(paragraph: string, role: Role): void;
  unpinAll(): void;
  change(settings: Partial<Settings>): void;
  destroy(): void;
}

export function createSession(program: Host, api: Api, storage: Storage | null): Session {
  const journal = createJournal(program.history);
  const host = noting(working(program), journal);
  const store = createStore(loadSettings(storage));
  const go = createNavigation(store);
  /** What is remembered is being fetched: what is here meanwhile belongs to the document before. */
  let recalling = true;

  const keepMemory = (memory: string[]): void => {
    store.memory.value = memory;
    void host.memory.save(memory);
  };
  const loop = createLoop({
    s: store,
    host,
    api,
    go,
    keepMemory: (memory) => {
      if (!recalling) keepMemory(memory);
    },
  });
  const remember = (memory: string[], back?: () => void): void => {
    const before = store.memory.value;
    keepMemory(memory);
    journal.did(() => {
      keepMemory(before);
      back?.();
    });
  };
  const change = (settings: Partial<Settings>): void => {
    store.settings.value = { ...store.settings.value, ...settings };
    saveSettings(storage, store.settings.value);
  };

  const stopListening = host.onChange(({ caret }) => loop.changed(caret));
  const stopMarking = keepMarks(store, host);
  const proofreading = keepProof(store, api);
  const stopGuarding = guardSaving(store, host);
  /** Another document may be opened while what is remembered of this one is on its way: then it is nobody's. */
  const recall = async (): Promise<boolean> => {
    recalling = true;
    const isHere = store.opened.now();
    const memory = await host.memory.load().catch(() => []);
    if (!isHere()) return false;
    store.memory.value = memory;
    recalling = false;
    return true;
  };
  /** The same words twice are not heard twice. */
  const tell = (first: string, further: string): void => {
    store.news.value = store.news.value === first ? further : first;
  };
  let destroyed = false;
  // The service is met whatever is opened meanwhile.
  void recall().then(() => {
    if (!destroyed) loop.connect();
  });
  const marking = createMarking(store, host, api);
  let before: HTMLElement | null = null;
  const preferences = createPreferences(store, api, loop.again);
  const stopMigrating = migrateFormerlyOff(store, preferences, storage);
  const versions = createVersions({ s: store, host, api, keepMemory, recheck: loop.again });
  const review = createReview({ store, host, api, remember });

  return {
    store,
    host,
    go,
    act: createActions({
      store,
      host,
      go,
      marking,
      journal,
      api,
      remember,
      turnOff: preferences.turnOff,
      turnOn: preferences.turnOnAll,
      recheck: loop.again,
      cleared: review.cleared,
    }),
    review,
    templates: createTemplates(store, host, api, loop.again),
    lessons: createLessons(store, host, api, loop.again),
    preferences,
    selfTest: createSelfTest(host),
    tour: createTour(store, go, () => change({ toured: true })),
    final: createFinal(store, host, api),
    versions,
    evidence: createEvidence(store, host, api),
    explaining: createExplaining(store, api),
    mining: createMining(store, host, api, loop.again),
    check: () => {
      store.marks.value = true;
      store.typing.value = null; // who asks wants to hear of the paragraph at hand too
      if (store.service.value.state === "away") loop.connect();
      else loop.again();
    },
    rememberFocus: (element) => {
      if (element instanceof HTMLElement && !element.closest(".pane")) before = element;
    },
    leavePane: () => before?.focus(),
    undo: async () => {
      if (!(await journal.undo())) return;
      tell("已撤销", "又撤销一步");
      loop.again();
    },
    redo: async () => {
      if (!(await journal.redo())) return;
      tell("已重做", "又重做一步");
      loop.again();
    },
    did: journal.did,
    recheck: loop.again,
    reopen: () => {
      store.opened.drop();
      loop.cancel(); // a check that is on its way is of what was open before
      versions.close();
      journal.forget();
      marking.recount();
      void recall().then((isHere) => {
        if (isHere) loop.opened();
      });
    },
    stop: loop.cancel,
    stopProofreading: proofreading.give,
    unfold: (on) => {
      store.unfold.value = on;
      loop.again();
    },
    pin: (paragraph, role) => {
      remember(withPin(store.memory.value, store.paragraphs.value ?? [], paragraph, role));
      loop.again();
    },
    unpinAll: () => {
      remember(withoutPins(store.memory.value));
      loop.again();
    },
    change,
    destroy: () => {
      destroyed = true;
      store.opened.drop();
      loop.cancel();
      stopListening();
      stopMarking();
      proofreading.destroy();
      stopMigrating();
      review.destroy();
      versions.destroy();
      stopGuarding();
    },
  };
}
