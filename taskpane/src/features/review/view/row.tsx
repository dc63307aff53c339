/** A finding and the remark on it: not yet, set down, or in the document. Unfolded, the remark can be worded. */

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Item } from "../../../store/items";
import { lengthOf, LIMIT, optionsFor } from "../state/remark";
import { RowBody } from "../../check/view/list/row";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";

export function NoteRow({ item }: { item: Item }): JSX.Element {
  const { store, review } = useSession();
  const { store: r, notes } = review;
  const noted = r.record.value.notes.find((note) => note.item === item.id);
  const written = r.written.value.find((w) => item.id in w.said);
  const open = r.open.value === item.id;
  const stop = r.sequence.value.some((i) => i.id === r.cursor.value) ? r.cursor.value : r.sequence.value[0]?.id;
  const said = written?.said[item.id] ?? noted?.text;
  const state = written ? "已批" : noted ? "待写" : "";
  const press = (): void => {
    notes.stand(item);
    r.open.value = open ? null : item.id;
  };
  return (
    <>
      <button
        type="button"
        class={stop === item.id ? "row row--at" : "row"}
        data-stop={item.id}
        data-item={item.id}
        tabIndex={stop === item.id ? 0 : -1}
        aria-expanded={open}
        onFocus={() => (r.cursor.value = store.pointed.value = item.id)}
        onClick={press}
      >
        <RowBody item={item} />
        {state && said && (
          <span class="sr">
            {state}：{said}
          </span>
        )}
      </button>
      {said && !open && (
        <p class={written ? "said said--in" : "said"} aria-hidden="true">
          <Icon name={written ? "yes" : "comment"} small />
          <span>
            <b>{state}</b>　{said}
          </span>
        </p>
      )}
      {open && <Wording item={item} locked={written !== undefined} />}
    </>
  );
}

function Wording({ item, locked }: { item: Item; locked: boolean }): JSX.Element {
  const { store, review } = useSession();
  const { store: r, notes } = review;
  const text = notes.textOf(item);
  const field = useRef<HTMLTextAreaElement>(null);
  const wanted = r.focus.value === "edit";
  useLayoutEffect(() => {
    if (!wanted || !field.current) return;
    r.focus.value = null;
    field.current.focus();
    field.current.select();
  }, [wanted]);
  const length = lengthOf(text);
  const others = optionsFor(item, r.bank.value)
    .filter((option) => option !== text)
    .slice(0, 3);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      notes.settle(item);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      r.open.value = null;
      r.focus.value = "row";
    }
  };
  return (
    <div class="word">
      <p class="word__m">{item.finding.message}</p>
      {locked ? (
        <p class="lab">已写进文稿，要改请在文稿里改。</p>
      ) : (
        <>
          <label>
            <span class="lab rm__n">
              <span>批语，写入前可改</span>
              <span class={length > LIMIT ? "word__n word__n--over" : "word__n"}>
                {length} / {LIMIT} 字
              </span>
            </span>
            <textarea
              ref={field}
              class="inp"
              rows={2}
              value={text}
              onInput={(e) => notes.word(item, e.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
          </label>
          {others.map((option) => (
            <button
              key={option}
              type="button"
              class="word__o"
              onClick={() => {
                notes.word(item, option);
                r.focus.value = "edit";
              }}
            >
              {option}
            </button>
          ))}
          <div class="two">
            <button
              type="button"
              class="btn btn--sm btn--primary"
              disabled={text.trim() === "" || store.service.value.state === "away"}
              onClick={() => notes.settle(item)}
            >
              记下这条
            </button>
            <button
              type="button"
              class="btn btn--sm"
              onClick={() => {
                r.open.value = null;
                r.focus.value = "row";
              }}
            >
              收起
            </button>
          </div>
        </>
      )}
    </div>
  );
}
