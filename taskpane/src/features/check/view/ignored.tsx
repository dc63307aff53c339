/** What the writer ignored in this draft, and the way back. */

import type { JSX } from "preact";
import { locationOf, quoteOf, titleOf } from "../../../store/describe";
import { Crumb, markClass, Sev } from "../../../ui/atoms";
import type { Item } from "../../../store/items";
import { useSession } from "../../../session/context";
import { Page } from "../../../ui/page";

export function IgnoredPage(): JSX.Element {
  const { store, go, act } = useSession();
  return (
    <>
      <Crumb back="自查" onBack={() => go.list(true)}>
        <span class="cmd__n">忽略了 {store.ignored.value.length} 处</span>
      </Crumb>
      <Page label="忽略的">
        {store.ignored.value.length === 0 ? (
          <p class="pad lab">没有忽略的了。</p>
        ) : (
          <ul class="set__g">
            {store.ignored.value.map((item) => (
              <li class="rule" key={item.id}>
                <span class="rule__n">
                  {titleOf(item, store.rules.value)}
                  <Quote item={item} />
                  <small>
                    <Sev severity={item.finding.severity} /> {locationOf(item)}
                  </small>
                </span>
                <button type="button" class="btn btn--sm" onClick={() => act.restore(item)}>
                  恢复
                </button>
              </li>
            ))}
          </ul>
        )}
      </Page>
    </>
  );
}

function Quote({ item }: { item: Item }): JSX.Element | null {
  const { before, match, after } = quoteOf(item, useSession().store.report.value);
  if (before + match + after === "") return null;
  return (
    <q class="rule__q">
      {before}
      {match && <span class={markClass(item.finding.severity)}>{match}</span>}
      {after}
    </q>
  );
}
