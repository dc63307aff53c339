/** 开课: the class that the service holds for this trainer, and where it can be held. */

import { signal, type Signal } from "@preact/signals";
import type { Api } from "../../../api/client";
import type { RunningClass } from "../../../api/lessons";
import { createAttempts } from "../../../store/attempts";
import { createTurns } from "../../../store/turns";
import type { UserError } from "../../../store/user-error";

export interface Classes {
  /** Addresses of this computer; null until they are known, and where no class can be held. */
  places: Signal<readonly string[] | null>;
  running: Signal<RunningClass | null>;
  error: Signal<UserError | null>;
  load(): Promise<void>;
  start(lesson: string, bind: string): Promise<void>;
  end(): Promise<void>;
}

export function createClasses(api: Api): Classes {
  const places = signal<readonly string[] | null>(null);
  const running = signal<RunningClass | null>(null);
  const { error, attempt } = createAttempts();
  const turns = createTurns();

  return {
    places,
    running,
    error,
    load: async () => {
      const isCurrent = turns.begin();
      const found = await api.classes().catch(() => null);
      if (!isCurrent()) return; // a class was begun or ended since
      places.value = found?.addresses ?? null;
      running.value = found?.running ?? null;
    },
    start: (lesson, bind) =>
      attempt(async () => {
        running.value = await api.startClass({ lesson, bind });
        turns.drop();
      }),
    end: () =>
      attempt(async () => {
        await api.endClass();
        turns.drop();
        running.value = null;
      }),
  };
}
