/** 存稿: the versions of this draft, the other drafts, and the switch. */

import { place } from "../../../api/place";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useSession } from "../../../session/context";
import { Link } from "../../../ui/atoms";
import { when } from "../words";

/** The versions of the draft that is open, the newest first. */
export function Own(): JSX.Element | null {
  const { versions } = useSession();
  const { own, store } = versions;
  const note = useSignal("");
  if (store.value?.state !== "on") return null;
  return (
    <section>
      <h3 class="h">这篇的各稿</h3>
      <form
        class="vs__keep"
        onSubmit={(e) => {
          e.preventDefault();
          void versions.keep(note.value.trim()).then(() => (note.value = ""));
        }}
      >
        <input
          class="inp"
          aria-label="这一稿的说明"
          placeholder="说明，可以不写"
          maxLength={60}
          value={note.value}
          onInput={(e) => (note.value = e.currentTarget.value)}
        />
        <button type="submit" class="btn" disabled={versions.busy.value}>
          存一稿
        </button>
      </form>
      {own.value && (
        <ul class="vs">
          {[...own.value.versions].reverse().map((head) => (
            <li class="vs__l" key={head.number}>
              <span class="vs__n">
                第 {head.number} 稿{head.auto ? "（自动）" : ""}
                <small>{[when(head), `${head.characters} 字`, head.note].filter(Boolean).join(" · ")}</small>
              </span>
              <Link onClick={() => void versions.compareKept(own.value?.id ?? "", head.number)}>
                对照<span class="sr">第 {head.number} 稿</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Other drafts that are kept. */
export function Others(): JSX.Element | null {
  const { versions } = useSession();
  const { own, store } = versions;
  const others = store.value?.drafts.filter((draft) => draft.id !== own.value?.id) ?? [];
  if (others.length === 0) return null;
  return (
    <details>
      <summary class="h">存过的别的稿（{others.length} 篇）</summary>
      <ul class="vs">
        {others.map((draft) => (
          <li class="vs__l" key={draft.id}>
            <span class="vs__n">
              {draft.name || "没有标题的稿"}
              <small>{`${when(draft)} · ${draft.versions} 稿`}</small>
            </span>
            <Link onClick={() => void versions.compareKept(draft.id)}>
              看<span class="sr">：{draft.name}</span>
            </Link>
            <Link onClick={() => void versions.forget(draft.id)}>
              删<span class="sr">：{draft.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Whether drafts are kept, and the switch; turning off asks once more, for it deletes. */
export function Keeping(): JSX.Element | null {
  const { versions } = useSession();
  const sure = useSignal(false);
  const store = versions.store.value;
  if (!store) return null;
  const deletes = store.state === "on" || store.state === "unreadable";
  return (
    <section class="vs__store">
      <h3 class="h">{place().isOwn ? "在这台电脑上存稿" : "存稿"}</h3>
      <p class="lab">{store.says}</p>
      {store.state === "off" && (
        <button
          type="button"
          class="btn btn--primary"
          disabled={versions.busy.value}
          onClick={() => void versions.turn(true)}
        >
          打开存稿
        </button>
      )}
      {deletes &&
        (sure.value ? (
          <div class="two">
            <button
              type="button"
              class="btn"
              onClick={() => {
                sure.value = false;
                void versions.turn(false);
              }}
            >
              关掉，全部删去
            </button>
            <button type="button" class="btn btn--quiet" onClick={() => (sure.value = false)}>
              不关了
            </button>
          </div>
        ) : (
          <Link onClick={() => (sure.value = true)}>关掉存稿</Link>
        ))}
    </section>
  );
}
