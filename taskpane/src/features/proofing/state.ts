/** Proofreading: the second request, sent when a report is out, merged into it when it comes, dropped when the text has moved on. */

import { effect, untracked } from "@preact/signals";
import { ApiError, type Api } from "../../api/client";
import type { Draft } from "../../api/wire";
import { LANGUAGETOOL, UNREAD } from "../../store/proofread";
import type { Store } from "../../store/store";

/** A service that is still reading is asked again after this long, this often. */
const AGAIN = 1500;
const MOST = 40;

export interface Proofreading {
  /** Not to wait any longer for this draft. */
  give(): void;
  destroy(): void;
}

/** Proofreads each draft that was checked. */
export function keepProof(s: Store, api: Api): Proofreading {
  const session = Math.random().toString(36).slice(2);
  let flight: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function cancel(): void {
    flight?.abort();
    flight = null;
    clearTimeout(timer);
  }

  async function ask(draft: Draft, tries: number): Promise<void> {
    const own = (flight = new AbortController());
    const isCurrent = (): boolean => flight === own;
    try {
      const proof = await api.proof({ draft, session }, own.signal);
      if (!isCurrent()) return;
      const waiting = !proof.complete && tries < MOST;
      const texts = new Map(draft.paragraphs.map((p) => [p.id, p.text]));
      s.proof.value = { findings: proof.findings, texts, skipped: proof.skipped, state: proof.state, waiting };
      if (waiting) timer = setTimeout(() => void ask(draft, tries + 1), AGAIN);
    } catch (error) {
      if (!isCurrent()) return;
      // Nobody asked for this: the list stands as it is, and says what was not read.
      const refused = error instanceof ApiError && error.kind === "refused";
      const skipped = refused ? [{ rule: LANGUAGETOOL, because: "错字标点这次没有看成" }] : [];
      s.proof.value = { ...s.proof.value, skipped, waiting: false };
    }
  }

  const stop = effect(() => {
    const draft = s.checked.value;
    untracked(() => {
      cancel();
      if (!draft || !s.report.value) {
        s.proof.value = { ...UNREAD, state: s.proof.value.state };
        return;
      }
      s.proof.value = { ...s.proof.value, waiting: true };
      void ask(draft, 1);
    });
  });
  return {
    give: () => {
      cancel();
      const skipped = [{ rule: LANGUAGETOOL, because: "错字标点您让停下了，没有看完" }];
      s.proof.value = { ...s.proof.value, skipped, waiting: false };
    },
    destroy: () => {
      stop();
      cancel();
    },
  };
}
