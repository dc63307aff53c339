/** What the writer ignored in this draft, and the way back. */

import type { JSX } from "preact";
import { locationOf, titleOf } from "../../../store/describe";
import { Crumb, Sev } from "../../../ui/atoms";
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
