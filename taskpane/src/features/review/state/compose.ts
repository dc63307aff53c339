/** How many comments the remarks set down make, as they are set down. */

import { computed, effect } from "@preact/signals";
import type { Api } from "../../../api/client";
import { toWire } from "./merge";
import type { ReviewStore } from "./store";

/** Keeps `composed`; returns the way to stop. */
export function keepComposed(r: ReviewStore, api: Api): () => void {
  const notes = computed(() => r.record.value.notes);
  return effect(() => {
    const [asked, title] = [notes.value, r.title.value.id];
    if (asked.length === 0) return;
    void api.composeReview({ notes: asked.map(toWire), title }).then(
      ({ comments }) => {
        if (asked === r.record.value.notes) r.composed.value = comments.length;
      },
      () => {
        if (asked === r.record.value.notes) r.composed.value = null;
      },
    );
  });
}
