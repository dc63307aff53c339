/** 审稿结论, and the opinion that goes with it: one sentence of what is ticked, as the service makes it. */

import { computed, effect } from "@preact/signals";
import type { Api } from "../../../api/client";
import { VERDICTS } from "../../../generated/vocabulary";
import type { ReviewStore } from "./store";

export { VERDICTS };
export type Verdict = (typeof VERDICTS)[number];

export interface Opinion {
  /** The reviewer's own wording, else what the service makes of what is ticked. */
  worded(): Promise<string>;
  stop(): void;
}

/** Keeps `opinion` as it follows from `ticked`. */
export function keepOpinion(r: ReviewStore, api: Api, ticked: () => string[]): Opinion {
  // As text: asked again only where what is asked differs.
  const wanted = computed(() => JSON.stringify({ verdict: r.record.value.verdict ?? "", said: ticked() }));
  const ask = (body: string): Promise<string> =>
    api.composeReview(JSON.parse(body) as { verdict: string; said: string[] }).then(({ opinion }) => opinion);
  const stop = effect(() => {
    const body = wanted.value;
    void ask(body).then(
      (opinion) => {
        if (body === wanted.peek()) r.opinion.value = opinion;
      },
      () => undefined,
    );
  });
  return { worded: async () => r.record.value.opinion ?? ask(wanted.peek()), stop };
}
