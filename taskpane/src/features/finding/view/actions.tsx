/** 定位 照改 批注 忽略, always in this order; what cannot be done is disabled in place. */

import type { JSX } from "preact";
import { fixable } from "../../check/state/actions";
import type { Item } from "../../../store/items";
import { moveFocus } from "../../../ui/arrows";
import { useSession } from "../../../session/context";
import { Icon, type IconName } from "../../../ui/icon";
import { IgnoreMenu } from "./ignore";
import { keyOf } from "../../../ui/atoms";

export function FindingActions({ item, lost }: { item: Item; lost: boolean }): JSX.Element {
  const { store, host, act } = useSession();
  const away = store.service.value.state === "away";
  const canFix = fixable(item) && !lost && !away;
  const open = store.menu.value;
  return (
    <>
      {open && <IgnoreMenu item={item} />}
      <div class="acts" role="toolbar" aria-label="对这一处" onKeyDown={(e) => moveFocus(e, "button")}>
        <Act icon="locate" word="定位" letter="D" disabled={lost} onClick={() => void act.locate(item)} />
        <Act
          icon="tick"
          word="照改"
          letter="Z"
          primary={canFix}
          disabled={!canFix}
          onClick={() => void act.apply(item, store.fix.value)}
        />
        <Act
          icon="comment"
          word="批注"
          letter="P"
          disabled={lost || away || !host.can.comment}
          {...(host.can.comment ? {} : { reason: host.lacks?.comment ?? "下载批注稿时会写上批注" })}
          onClick={() => void act.comment(item)}
        />
        <button
          type="button"
          class="btn"
          {...keyOf("X")}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => (store.menu.value = !open)}
        >
          <Icon name="hide" small />
          忽略
        </button>
      </div>
    </>
  );
}

interface ActProps {
  icon: IconName;
  word: string;
  letter: string;
  primary?: boolean;
  disabled: boolean;
  reason?: string;
  onClick(): void;
}

function Act({ icon, word, letter, primary, disabled, reason, onClick }: ActProps): JSX.Element {
  return (
    <button
      type="button"
      class={primary ? "btn btn--primary" : "btn"}
      {...keyOf(letter)}
      {...(reason ? { title: reason } : {})}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} small />
      {word}
    </button>
  );
}
