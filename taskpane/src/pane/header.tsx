/** Tabs (one stop, arrows inside), settings, 收起. */

import type { JSX } from "preact";
import type { Tab } from "../store/store";
import { moveFocus } from "../ui/arrows";
import { useSession } from "../session/context";
import { Icon } from "../ui/icon";

const TABS: readonly { tab: Tab; name: string }[] = [
  { tab: "check", name: "自查" },
  { tab: "templates", name: "模板" },
  { tab: "review", name: "审稿" },
  { tab: "training", name: "培训" },
];

/** `onFold` null: the program draws its own menu in the corner, and we keep clear of it. */
export function Header({ onFold }: { onFold: (() => void) | null }): JSX.Element {
  const { store, go } = useSession();
  const chosen = store.settingsOpen.value ? null : store.tab.value;
  return (
    <div class="top">
      <div class="tabs" role="tablist" aria-label="主笔" onKeyDown={(e) => moveFocus(e, "[role=tab]", true)}>
        {TABS.map(({ tab, name }) => (
          <button
            key={tab}
            type="button"
            class="tab"
            role="tab"
            aria-selected={tab === chosen}
            aria-controls="zb-page"
            tabIndex={tab === (chosen ?? "check") ? 0 : -1}
            onClick={() => go.tab(tab)}
          >
            {name}
          </button>
        ))}
      </div>
      <button
        type="button"
        class={store.settingsOpen.value ? "ibtn ibtn--on" : "ibtn"}
        aria-pressed={store.settingsOpen.value}
        title="设置"
        onClick={() => (store.settingsOpen.value = !store.settingsOpen.value)}
      >
        <Icon name="settings" />
      </button>
      {onFold ? (
        <button type="button" class="fold" title="收起面板" onClick={onFold}>
          <Icon name="fold" small />
          收起
        </button>
      ) : (
        <span class="keep" />
      )}
    </div>
  );
}
