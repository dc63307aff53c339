/** The place is not there any more: nothing was guessed; look again, keep the words, or pass on. */

import type { JSX } from "preact";
import type { Item } from "../../../store/items";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { step } from "../../../session/keys";

export function StaleFinding({ item, title }: { item: Item; title: string }): JSX.Element {
  const session = useSession();
  const copy = async (): Promise<void> => {
    const copied = await navigator.clipboard.writeText(`${title}\n${item.finding.comment}`).then(
      () => true,
      () => false,
    );
    session.store.news.value = copied ? "意见已复制" : "没能复制，浏览器没有给权限";
  };
  return (
    <div class="f__sec stack">
      <button type="button" class="btn btn--primary btn--block" onClick={() => session.check()}>
        <Icon name="refresh" small />
        重新看一遍
      </button>
      <div class="two">
        <button type="button" class="btn" onClick={() => void copy()}>
          复制这条意见
        </button>
        <button type="button" class="btn" onClick={() => step(session, 1, true)}>
          跳过这一处
        </button>
      </div>
    </div>
  );
}
