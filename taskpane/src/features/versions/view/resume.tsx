/** On an empty page: the drafts that are kept, to go on with. */

import type { JSX } from "preact";
import { useSession } from "../../../session/context";
import { Link } from "../../../ui/atoms";
import { when } from "../words";

const MOST = 5;

export function Resume(): JSX.Element | null {
  const { versions } = useSession();
  const drafts = versions.store.value?.drafts ?? [];
  if (drafts.length === 0) return null;
  return (
    <section>
      <h3 class="h">接着写存过的稿</h3>
      <ul class="vs">
        {drafts.slice(0, MOST).map((draft) => (
          <li class="vs__l" key={draft.id}>
            <span class="vs__n">
              {draft.name || "没有标题的稿"}
              <small>{`${when(draft)} · ${draft.versions} 稿`}</small>
            </span>
            <Link onClick={() => void versions.resume(draft.id)}>
              打开<span class="sr">：{draft.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
