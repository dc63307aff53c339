/** 复审对比: what became of the comments a draft came with, as the service tells. */

import { computed, effect, untracked } from "@preact/signals";
import type { Api } from "../../../api/client";
import type { Bank, CompareState } from "../../../api/review";
import type { Draft } from "../../../api/wire";
import type { OwnComment } from "../../../host/host";
import type { Store } from "../../../store/store";
import { unsigned } from "../../../text/sign";
import type { ReviewStore } from "./store";

export interface Compared {
  comment: OwnComment;
  /** Without sign. */
  text: string;
  /** Its remarks, without the words they quote. */
  lines: string[];
  state: CompareState;
}

/** Keeps `compared` as the last report has it; returns the way to stop. */
export function keepCompared(s: Store, r: ReviewStore, api: Api): () => void {
  const earlier = computed(() => r.record.value.earlier);
  return effect(() => {
    const [came, draft, bank] = [earlier.value, s.report.value && s.checked.value, r.bank.value];
    untracked(() => void ask(came ?? [], draft, bank));
  });

  /** `bank` says which rules a remark answers: when it changes, the answer may. */
  async function ask(came: readonly OwnComment[], draft: Draft | null, bank: Bank | null): Promise<void> {
    if (came.length === 0 || !draft) {
      r.compared.value = [];
      return;
    }
    const found = await api
      .compareReview({ draft, unfold: s.unfold.value, comments: came.map(({ text, quote }) => ({ text, quote })) })
      .catch(() => null);
    if (!found || came !== r.record.value.earlier || draft !== s.checked.value || bank !== r.bank.value) return;
    r.compared.value = came.flatMap((comment, index): Compared[] => {
      const { state, lines } = found[index] ?? { state: null, lines: [] };
      return state ? [{ comment, text: unsigned(comment.text), lines, state }] : [];
    });
  }
}
