/** 常用批语: found by words or initials, worded, put on the selection. */

import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Remark } from "../../../api/review";
import type { Fold } from "../state/bank";
import { holds, type RemarkGroup } from "../state/groups";
import { lengthOf, LIMIT, type Hit } from "../state/remark";
import { opening } from "../../../text/excerpt";
import { moveFocus } from "../../../ui/arrows";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { FailureNote } from "../../../ui/failure";

/** That one came with the program needs no word. */
const LAYER: Record<Remark["layer"], string> = { shipped: "", organisation: "本单位", user: "我的" };
export function RemarksPage(): JSX.Element {
  const { review } = useSession();
  const { store: r, bank } = review;
  const page = useRef<HTMLDivElement>(null);
  const groups = bank.groups();
  const chosenShown = groups.some((group) => holds(group, r.chosen.value));
  const count = groups.reduce((sum, group) => sum + group.hits.length, 0);

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
      (
        page.current?.querySelector<HTMLElement>(".rm__i") ?? page.current?.querySelector<HTMLElement>(".rm__g")
      )?.focus();
    } else if (event.key === "Enter" && groups[0]?.hits[0]) {
      event.preventDefault();
      bank.choose(groups[0].hits[0].remark.text);
      r.focus.value = "edit";
    }
  };

  return (
    <>
      <Page label="常用批语">
        <h2 class="sr">常用批语</h2>
        <div ref={page}>
          <div class="pad stack">
            <Selected />
            {!chosenShown && <Wording label="自己写一句" own={false} />}
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
              {r.bank.value &&
                (r.query.value.trim() ? `“${r.query.value.trim()}”有 ${count} 条` : `共 ${count} 条，常用的在前`)}
            </p>
            <FailureNote of={review.store.error} mild />
            {r.bank.value?.problems.map((problem) => (
              <p class="lab" key={problem}>
                {problem}。
              </p>
            ))}
          </div>
          <div class="folds" role="group" aria-label="常用批语" onKeyDown={walk}>
            {groups.map((group, at) => (
              <Group key={group.name} group={group} fold={bank.foldOf(group, at === 0)} />
            ))}
          </div>
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

/** ↑ ↓ walk heads and remarks; → opens a group, ← closes it and goes back to its head from inside. */
function walk(event: KeyboardEvent): void {
  const at = document.activeElement as HTMLElement;
  if (at.matches("textarea")) return;
  const head = at.closest("section")?.querySelector<HTMLElement>(".rm__g");
  const wanted = { ArrowRight: "false", ArrowLeft: "true" }[event.key];
  if (wanted === undefined || !head) {
    moveFocus(event, ".rm__g, .rm__i");
    return;
  }
  event.preventDefault();
  if (at === head && head.getAttribute("aria-expanded") === wanted) head.click();
  else if (event.key === "ArrowLeft") head.focus();
}

function Group({ group, fold }: { group: RemarkGroup; fold: Fold }): JSX.Element {
  const { name, hits } = group;
  const { bank } = useSession().review;
  const open = fold !== "closed";
  const said = (
    <>
      <b>{name}</b>
      <span class="n">{hits.length} 条</span>
    </>
  );
  return (
    <section>
      <h3 class={fold === "found" ? "grp__h rm__h" : undefined}>
        {fold === "found" ? (
          said
        ) : (
          <button type="button" class="grp__h rm__h rm__g" aria-expanded={open} onClick={() => bank.fold(group, !open)}>
            <Icon name={open ? "down" : "right"} small />
            {said}
          </button>
        )}
      </h3>
      {open && (
        <ul class="rm" aria-label={name}>
          {hits.map((hit) => (
            <Entry key={hit.remark.text} hit={hit} grouped={name === hit.remark.part} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ hit: { remark, match }, grouped }: { hit: Hit; grouped: boolean }): JSX.Element {
  const { review } = useSession();
  const { store: r, bank } = review;
  const { text } = remark;
  const on = r.chosen.value === text;
  // What its group says is not said again.
  const whence = [grouped ? "" : remark.part, LAYER[remark.layer]].filter(Boolean).join(" · ");
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
        {(whence || remark.used > 0) && (
          <span class="rm__m">
            <span>{whence}</span>
            {remark.used > 0 && <span>用过 {remark.used} 次</span>}
          </span>
        )}
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
        <span class="lab rm__n">
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
