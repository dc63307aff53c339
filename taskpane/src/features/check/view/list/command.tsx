/** Under the list: previous, next, 送审前必查, 自查. */

import type { JSX } from "preact";
import { moveFocus } from "../../../../ui/arrows";
import { useSession } from "../../../../session/context";
import { Icon } from "../../../../ui/icon";
import { step } from "../../../../session/keys";

export function Command(): JSX.Element {
  const session = useSession();
  const { store, go } = session;
  const { sequence } = store.listing.value;
  const at = sequence.findIndex((item) => item.id === store.cursor.value);
  const busy = store.phase.value === "checking";
  return (
    <div class="cmd" role="toolbar" aria-label="逐处查看" onKeyDown={(e) => moveFocus(e, "button")}>
      {sequence.length > 0 && (
        <>
          <button type="button" class="ibtn" aria-label="上一处（Shift+F8）" onClick={() => step(session, -1, true)}>
            <Icon name="previous" />
          </button>
          <span class="cmd__n">
            {Math.max(at, 0) + 1} / {sequence.length}
          </span>
          <button type="button" class="ibtn" aria-label="下一处（F8）" onClick={() => step(session, 1, true)}>
            <Icon name="next" />
          </button>
        </>
      )}
      {sequence.length > 0 && <span class="cmd__sp" />}
      <button
        type="button"
        class={sequence.length > 0 ? "btn" : "btn btn--primary"}
        onClick={() => go.page({ at: "preflight" })}
      >
        送审前必查
      </button>
      {sequence.length === 0 && <span class="cmd__sp" />}
      <button type="button" class="btn btn--quiet" onClick={() => session.check()}>
        <Icon name="refresh" small spin={busy} />
        自查
      </button>
    </div>
  );
}
