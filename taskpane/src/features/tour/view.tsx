/** The tour: a card above the page, never over it; and the line that offers it once. */

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { STEPS } from "./state";
import { Link, Note } from "../../ui/atoms";
import { useSession } from "../../session/context";

export function TourCard(): JSX.Element | null {
  const { tour } = useSession();
  const next = useRef<HTMLButtonElement>(null);
  const at = tour.at.value;
  const open = at !== null;
  // Who started it by a click or a key goes on from there; later steps leave the focus where it is.
  useLayoutEffect(() => {
    if (open) next.current?.focus();
  }, [open]);
  const step = at === null ? undefined : STEPS[at];
  if (at === null || !step) return null;
  const last = at === STEPS.length - 1;
  return (
    <section class="tour" aria-label="两分钟走一遍">
      <div aria-live="polite">
        <h2 class="tour__t">
          <span class="tour__n">
            {at + 1} / {STEPS.length}
          </span>
          {step.title}
        </h2>
        <p class="tour__p">{step.text}</p>
      </div>
      <div class="tour__b">
        <button type="button" class="btn btn--quiet btn--sm" onClick={() => tour.stop()}>
          {last ? "关上" : "跳过"}
        </button>
        <span class="cmd__sp" />
        {at > 0 && (
          <button type="button" class="btn btn--sm" onClick={() => tour.to(at - 1)}>
            上一步
          </button>
        )}
        <button
          ref={next}
          type="button"
          class="btn btn--primary btn--sm"
          onClick={() => (last ? tour.stop() : tour.to(at + 1))}
        >
          {last ? "开始写" : "下一步"}
        </button>
      </div>
    </section>
  );
}

/** Shown until the tour was walked or declined. */
export function TourInvitation(): JSX.Element | null {
  const { tour, store, change } = useSession();
  if (store.settings.value.toured || tour.at.value !== null) return null;
  return (
    <div class="tour-offer">
      <Note
        icon="info"
        actions={
          <>
            <Link onClick={() => tour.start()}>走一遍</Link>
            <Link onClick={() => change({ toured: true })}>不用了</Link>
          </>
        }
      >
        <b>第一次用？</b>两分钟，拿这篇稿子走一遍。
      </Note>
    </div>
  );
}
