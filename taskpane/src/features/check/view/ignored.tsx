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
        <span class="cmd__n">
          忽略了 {store.ignored.value.length} 处，锁住 {store.locked.value.length} 句
        </span>
      </Crumb>
      <Page label="忽略的和锁住的">
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
        <Locked />
      </Page>
    </>
  );
}

/** Sentences no fix may touch. */
function Locked(): JSX.Element {
  const { store, act, host } = useSession();
  return (
    <>
      {store.locked.value.length > 0 && (
        <ul class="set__g" aria-label="锁住的句子">
          {store.locked.value.map((sentence) => (
            <li class="rule" key={`${sentence.paragraph}:${sentence.span[0]}`}>
              <span class="rule__n">
                <q class="rule__q">{sentence.text}</q>
              </span>
              <button type="button" class="btn btn--sm" onClick={() => act.lock([sentence], false)}>
                解开
              </button>
            </li>
          ))}
        </ul>
      )}
      {host.selection && (
        <div class="pad stack12">
          <p class="lab">定了稿的句子可以锁住，照改不会动它。在文稿里选中，再点下面。</p>
          <button type="button" class="btn" onClick={() => void act.lockSelected()}>
            锁住选中的句子
          </button>
        </div>
      )}
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
