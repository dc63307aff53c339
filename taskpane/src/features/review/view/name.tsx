/** Whose name the comments carry: asked once. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useSession } from "../../../session/context";

export function AskName(): JSX.Element | null {
  const session = useSession();
  const { settings } = session.store;
  const { bank } = session.review.store;
  const typed = useSignal<string | null>(null);
  if (settings.value.reviewer !== "" || !bank.value) return null;
  const name = typed.value ?? bank.value.author;
  const keep = (event: Event): void => {
    event.preventDefault();
    session.change({ reviewer: [name.trim(), bank.value?.author].find(Boolean) ?? "主笔" });
    session.review.store.focus.value = "row";
  };
  return (
    <form class="ask-name" onSubmit={keep}>
      <label>
        <span class="lab">批注署名，只问一次</span>
        <input class="inp" value={name} maxLength={30} onInput={(e) => (typed.value = e.currentTarget.value)} />
      </label>
      <button type="submit" class="btn">
        用这个名字
      </button>
    </form>
  );
}
