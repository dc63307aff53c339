/** The three kinds of 忽略. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { REASONS } from "../../../generated/vocabulary";
import type { Item } from "../../../store/items";
import { moveFocus } from "../../../ui/arrows";
import { useSession } from "../../../session/context";

export function IgnoreMenu({ item }: { item: Item }): JSX.Element {
  const { act, store } = useSession();
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => menu.current?.querySelector("button")?.focus(), []);

  const close = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && menu.current && !menu.current.contains(event.relatedTarget))
      store.menu.value = false;
  };

  return (
    <div
      class="menu"
      role="menu"
      aria-label="忽略"
      ref={menu}
      onKeyDown={(e) => moveFocus(e, "[role=menuitem]")}
      onFocusOut={close}
    >
      <button type="button" class="menu__i" role="menuitem" aria-keyshortcuts="X" onClick={() => act.ignoreHere(item)}>
        <b>此处忽略</b>
        {store.settings.value.letters && (
          <span class="kbd" aria-hidden="true">
            X
          </span>
        )}
        <small>只放过这一处</small>
      </button>
      <div class="menu__r" role="group" aria-label="此处忽略，因为">
        {REASONS.map(({ name, hint }) => (
          <button
            key={name}
            type="button"
            class="btn btn--sm"
            role="menuitem"
            tabIndex={-1}
            title={hint}
            onClick={() => act.ignoreHere(item, name)}
          >
            {name}
          </button>
        ))}
      </div>
      <button type="button" class="menu__i" role="menuitem" tabIndex={-1} onClick={() => act.ignoreInDraft(item)}>
        <b>本稿不再提示</b>
        <small>这篇里同样的都放过，随文稿保存</small>
      </button>
      <button type="button" class="menu__i" role="menuitem" tabIndex={-1} onClick={() => act.disableRule(item)}>
        <b>以后不报</b>
        <small>关掉这条规则，设置里可再打开</small>
      </button>
    </div>
  );
}
