/** 常用批语: found by words or initials, worded, put on the selection. */

import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Remark } from "../../../api/review";
import { lengthOf, LIMIT, type Hit } from "../state/remark";
import { opening } from "../../../text/excerpt";
import { moveFocus } from "../../../ui/arrows";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { FailureNote } from "../../../ui/failure";

const LAYER: Record<Remark["layer"], string> = { shipped: "随附", organisation: "本单位", user: "我的" };
/** More than a screen or two is found by typing. */
const SHOWN = 60;

export function RemarksPage(): JSX.Element {
  const { review } = useSession();
  const { store: r, bank } = review;
  const page = useRef<HTMLDivElement>(null);
  const hits = bank.hits();

  // The selection changes outside the pane: look again whenever the user comes back to it.
  useEffect(() => {
    const look = (): void => void bank.look();
    const pane = page.current?.closest(".pane");
    look();
    pane?.addEventListener("pointerenter", look);
    pane?.addEventListener("focusin", look);
    // Where the text is in this page too, as it is drawn with the mouse or with Shift and the arrows.
    let soon: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      clearTimeout(soon);
      soon = setTimeout(look, 100);
    };
    document.addEventListener("selectionchange", follow);
    return () => {
      clearTimeout(soon);
      document.removeEventListener("selectionchange", follow);
      pane?.removeEventListener("pointerenter", look);
      pane?.removeEventListener("focusin", look);
    };
  }, [bank]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") {
      event.preventDefault();
      page.current?.querySelector<HTMLElement>(".rm__i")?.focus();
    } else if (event.key === "Enter" && hits[0]) {
      event.preventDefault();
      bank.choose(hits[0].remark.text);
      r.focus.value = "edit";
    }
  };

  return (
    <>
      <Page label="常用批语">
        <div ref={page}>
          <div class="pad stack">
            <Selected />
            {r.chosen.value === null && <Wording label="自己写一句" own={false} />}
            <label class="find">
              <Icon name="find" />
              <span class="sr">找批语，可打拼音首字母</span>
              <input
                class="inp"
                value={r.query.value}
                placeholder="找批语，可打首字母"
                onInput={(e) => (r.query.value = e.currentTarget.value)}
                onKeyDown={onKeyDown}
              />
            </label>
            <p class="lab" role="status">
              {r.query.value.trim()
                ? `“${r.query.value.trim()}”有 ${hits.length} 条${hits.length > 1 ? "，常用的在前" : ""}`
                : `共 ${hits.length} 条，常用的在前`}
            </p>
            <FailureNote of={review.store.error} mild />
            {r.bank.value?.problems.map((problem) => (
              <p class="lab" key={problem}>
                {problem}。
              </p>
            ))}
          </div>
          {hits.length > 0 && (
            <ul class="rm" aria-label="常用批语" onKeyDown={(e) => moveFocus(e, ".rm__i")}>
              {hits.slice(0, SHOWN).map((hit) => (
                <Entry key={hit.remark.text} hit={hit} />
              ))}
            </ul>
          )}
        </div>
      </Page>
      <Command />
    </>
  );
}

function Selected(): JSX.Element {
  const { store, review } = useSession();
  const anchor = review.store.selection.value;
  const index = store.report.value?.paragraphs.find((p) => p.id === anchor?.paragraph)?.index;
  if (!anchor) return <p class="sel">先在文稿里选中要批的话。</p>;
  return (
    <p class="sel">
      选中 <q>{opening(anchor.quote, 16)}</q>
      {index !== undefined && ` 第 ${index + 1} 段`}
    </p>
  );
}

function Entry({ hit: { remark, match } }: { hit: Hit }): JSX.Element {
  const { review } = useSession();
  const { store: r, bank } = review;
  const { text } = remark;
  const on = r.chosen.value === text;
  return (
    <li class={on ? "rm__on" : undefined}>
      <button type="button" class="rm__i" aria-pressed={on} onClick={() => bank.choose(text)}>
        <span class="rm__t">
          {match ? (
            <>
              {text.slice(0, match[0])}
              <mark>{text.slice(match[0], match[1])}</mark>
              {text.slice(match[1])}
            </>
          ) : (
            text
          )}
        </span>
        <span class="rm__m">
          <span>
            {remark.part} · {LAYER[remark.layer]}
          </span>
          {remark.used > 0 && <span>用过 {remark.used} 次</span>}
        </span>
      </button>
      {on && <Wording label="插入前可改" own={remark.layer === "user"} />}
    </li>
  );
}

function Wording({ label, own }: { label: string; own: boolean }): JSX.Element {
  const { review } = useSession();
  const { store: r, bank } = review;
  const field = useRef<HTMLTextAreaElement>(null);
  const wanted = r.focus.value === "edit";
  useLayoutEffect(() => {
    if (!wanted) return;
    r.focus.value = null;
    field.current?.focus();
  }, [wanted]);
  const length = lengthOf(r.said.value);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void bank.comment();
  };
  return (
    <div class="rm__e">
      <label>
        <span class="lab rm__l">
          <span>{label}</span>
          <span class={length > LIMIT ? "word__n word__n--over" : "word__n"}>
            {length} / {LIMIT} 字
          </span>
        </span>
        <textarea
          ref={field}
          class="inp"
          rows={2}
          value={r.said.value}
          onInput={(e) => (r.said.value = e.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      {own && r.chosen.value && (
        <button type="button" class="lnk" onClick={() => void bank.drop(r.chosen.value ?? "")}>
          从我的批语里去掉
        </button>
      )}
    </div>
  );
}

function Command(): JSX.Element {
  const { store, review } = useSession();
  const { store: r, bank } = review;
  const empty = r.said.value.trim() === "";
  const away = store.service.value.state === "away";
  return (
    <div class="cmd" role="toolbar" aria-label="对选中处" onKeyDown={(e) => moveFocus(e, "button")}>
      <button
        type="button"
        class="btn btn--primary"
        disabled={empty || !r.selection.value}
        onClick={() => void bank.comment()}
      >
        <Icon name="comment" small />
        批到选中处
      </button>
      <span class="cmd__sp" />
      <button type="button" class="btn btn--quiet" disabled={empty || away} onClick={() => void bank.keep()}>
        <Icon name="plus" small />
        存为批语
      </button>
    </div>
  );
}
