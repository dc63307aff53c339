/** Which draft of how many; the list of them with how far each is. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { opening } from "../../../text/excerpt";
import { moveFocus } from "../../../ui/arrows";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";

export function Queue(): JSX.Element {
  const { review } = useSession();
  const { drafts, current, title } = review.store;
  const listed = useSignal(false);
  const all = drafts.value;
  const at = Math.max(
    0,
    all.findIndex((draft) => draft.id === current.value),
  );
  const row = all[at];
  const many = all.length > 1;
  const name = [title.value.text, row?.name].find(Boolean) ?? "未命名文稿";
  const button = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !listed.value) return;
    event.preventDefault();
    event.stopPropagation();
    listed.value = false;
    button.current?.focus();
  };
  const finished = all.filter((draft) => draft.progress === "已出结论").length;
  return (
    <div class="queue" onKeyDown={onKeyDown}>
      <button
        type="button"
        class="ibtn ibtn--28"
        aria-label="上一篇"
        disabled={!many}
        onClick={() => void review.next(-1)}
      >
        <Icon name="left" />
      </button>
      <button
        type="button"
        class="queue__t"
        ref={button}
        aria-expanded={listed.value}
        aria-haspopup="menu"
        title={name}
        onClick={() => (listed.value = !listed.value)}
      >
        <b>{opening(name, 16)}</b>
        <span>
          {many ? `第 ${at + 1} 篇，共 ${all.length} 篇 · ${row?.progress ?? ""}` : (row?.progress ?? "")}
          <span class="sr">，看全部</span>
          <Icon name={listed.value ? "up" : "down"} small />
        </span>
      </button>
      <button
        type="button"
        class="ibtn ibtn--28"
        aria-label="下一篇"
        title="下一篇没审的（N）"
        disabled={!many}
        onClick={() => void review.next(1)}
      >
        <Icon name="right" />
      </button>
      {listed.value && <Drafts finished={finished} onClose={() => (listed.value = false)} />}
    </div>
  );
}

function Drafts({ finished, onClose }: { finished: number; onClose(): void }): JSX.Element {
  const { review } = useSession();
  const { drafts, current } = review.store;
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => menu.current?.querySelector<HTMLElement>("[aria-current], button")?.focus(), []);
  const close = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && !menu.current?.contains(event.relatedTarget)) onClose();
  };
  return (
    <div
      class="queue__l"
      role="menu"
      aria-label={`待审文稿，已出结论 ${finished} 篇，共 ${drafts.value.length} 篇`}
      ref={menu}
      onKeyDown={(e) => moveFocus(e, "[role=menuitem]")}
      onFocusOut={close}
    >
      <p class="lab queue__n">
        已出结论 {finished} 篇，共 {drafts.value.length} 篇
      </p>
      {drafts.value.map(({ id, name, progress }, index) => (
        <button
          key={id}
          type="button"
          class="queue__i"
          role="menuitem"
          {...(id === current.value ? { "aria-current": "true" as const } : {})}
          onClick={() => {
            onClose();
            void review.openDraft(id);
          }}
        >
          <span class="queue__k">{index + 1}</span>
          <span class="queue__f">{name || "未命名文稿"}</span>
          <span class={progress === "已出结论" ? "queue__p queue__p--done" : "queue__p"}>
            {progress === "已出结论" && <Icon name="yes" small />}
            {progress}
          </span>
        </button>
      ))}
      {review.add && (
        <button type="button" class="queue__i queue__i--add" role="menuitem" onClick={review.add}>
          <Icon name="plus" small />
          添加文稿，可一次选多篇
        </button>
      )}
      {review.report && (
        <button
          type="button"
          class="queue__i queue__i--add"
          role="menuitem"
          onClick={() => {
            onClose();
            review.report?.();
          }}
        >
          <Icon name="document" small />
          整个文件夹出一份报告
        </button>
      )}
    </div>
  );
}
