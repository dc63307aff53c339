/** 复审对比: how many remarks of the last round were followed, and which. */

import type { JSX } from "preact";
import type { CompareState } from "../../../api/review";
import { opening } from "../../../text/excerpt";
import { useSession } from "../../../session/context";
import { Icon, type IconName } from "../../../ui/icon";

const LOOK: Record<CompareState, { icon: IconName; word: string }> = {
  mended: { icon: "yes", word: "已改" },
  open: { icon: "no", word: "未改" },
  lost: { icon: "off", word: "找不到原句" },
};

export function CompareBox(): JSX.Element | null {
  const compared = useSession().review.store.compared.value;
  if (compared.length === 0) return null;
  const count = (state: CompareState): number => compared.filter((each) => each.state === state).length;
  const dates = compared.flatMap(({ comment }) => (comment.date ? [comment.date.slice(0, 10)] : [])).sort();
  const states: CompareState[] = count("lost") > 0 ? ["mended", "open", "lost"] : ["mended", "open"];
  return (
    <section aria-label="复审对比">
      <p class="lab">复审对比：与{dates.length > 0 ? ` ${day(dates[dates.length - 1] ?? "")} ` : "上"}那次相比</p>
      <div class="tri">
        {states.map((state) => (
          <div key={state}>
            <b>{count(state)}</b>
            <span>
              <Icon name={LOOK[state].icon} small />
              {LOOK[state].word}
            </span>
          </div>
        ))}
      </div>
      <details open={count("open") + count("lost") > 0}>
        <summary class="lab">逐条看</summary>
        <ul class="cmp">
          {[...compared]
            .sort((a, b) => states.indexOf(b.state) - states.indexOf(a.state))
            .map(({ comment, text, state }, index) => (
              <li key={index}>
                <span class={`cmp__s cmp__s--${state}`}>
                  <Icon name={LOOK[state].icon} small />
                  {LOOK[state].word}
                </span>
                <span class="cmp__t">
                  {comment.quote && <q>{opening(comment.quote, 18)}</q>}
                  {text}
                </span>
              </li>
            ))}
        </ul>
      </details>
    </section>
  );
}

const day = (iso: string): string => `${Number(iso.slice(5, 7))} 月 ${Number(iso.slice(8, 10))} 日`;
