/** 审稿结论: what became of the last round, five verdicts, the opinion, and where it goes. */

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { VERDICTS } from "../state/opinion";
import type { Review } from "../state/review";
import { moveFocus } from "../../../ui/arrows";
import { Check, Link } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { FailureNote } from "../../../ui/failure";
import { CompareBox } from "./compare";
import { offer } from "../../../ui/download";

export function VerdictPage(): JSX.Element {
  const { review } = useSession();
  const { store: r, verdicts } = review;
  const { verdict, opinion } = r.record.value;
  const ticks = verdicts.ticks();
  const first = ticks.filter((tick) => tick.ticked);
  const rest = ticks.filter((tick) => !tick.ticked);
  const box = ({ id, text, place, ticked }: (typeof ticks)[number]): JSX.Element => (
    <Check
      key={id}
      label={text.split("\n").join("　")}
      hint={place}
      checked={ticked}
      onChange={(on) => verdicts.tick(id, on)}
    />
  );
  return (
    <>
      <Page label="审稿结论">
        <div class="pad stack12">
          <FailureNote of={review.store.error} mild />
          <CompareBox />
          <fieldset>
            <legend class="h">
              审稿结论 <span class="lab">按 1–5</span>
            </legend>
            <div class="vd">
              {VERDICTS.map((each, index) => (
                <label key={each} class={each === verdict ? "on" : undefined}>
                  <input
                    type="radio"
                    name="zb-verdict"
                    checked={each === verdict}
                    onChange={() => verdicts.choose(each)}
                  />
                  <span class="vd__k">{index + 1}</span>
                  {each}
                </label>
              ))}
            </div>
          </fieldset>
          <fieldset>
            <legend class="h">
              意见 <span class="lab">勾选的自动成文</span>
            </legend>
            {first.map(box)}
            {rest.length > 0 && (
              <details open={first.length === 0}>
                <summary class="lab">没有批的 {rest.length} 处，也可勾选</summary>
                {rest.map(box)}
              </details>
            )}
          </fieldset>
          <label class="stack opinion">
            <span class="sr">审稿意见</span>
            <textarea
              class="inp"
              rows={4}
              value={opinion ?? r.opinion.value}
              placeholder="不写也可以"
              onInput={(e) => verdicts.word(e.currentTarget.value)}
            />
          </label>
          <p class="two two--links">
            {opinion !== null && <Link onClick={() => verdicts.word(null)}>按勾选的重新成文</Link>}
            <Link onClick={() => void print(review, "html")}>审稿单网页版，可直接打印</Link>
          </p>
        </div>
      </Page>
      <Command />
    </>
  );
}

async function print({ store, verdicts }: Review, format: "docx" | "html"): Promise<void> {
  const blob = await verdicts.sheet(format);
  if (blob) offer(blob, `${store.title.value.text.slice(0, 30) || "文稿"}（审稿单）.${format}`);
}

function Command(): JSX.Element {
  const { store, review } = useSession();
  const { store: r, verdicts } = review;
  const bar = useRef<HTMLDivElement>(null);
  const wanted = r.focus.value;
  useLayoutEffect(() => {
    if (wanted !== "finish" && wanted !== "next") return;
    r.focus.value = null;
    bar.current?.querySelector<HTMLElement>(`[data-act="${wanted}"]`)?.focus();
  }, [wanted]);
  const away = store.service.value.state === "away";
  const many = r.drafts.value.length > 1;
  return (
    <div class="cmd" role="toolbar" aria-label="结论" ref={bar} onKeyDown={(e) => moveFocus(e, "button")}>
      <button
        type="button"
        class="btn btn--primary"
        data-act="finish"
        disabled={!r.record.value.verdict || r.busy.value}
        onClick={() => void verdicts.finish()}
      >
        写进标题批注
      </button>
      <button
        type="button"
        class="btn"
        title="审稿单，Word 文档"
        disabled={away}
        onClick={() => void print(review, "docx")}
      >
        <Icon name="document" small />
        审稿单
      </button>
      <span class="cmd__sp" />
      {many && (
        <button
          type="button"
          class="btn btn--quiet"
          data-act="next"
          title="下一篇没审的（N）"
          onClick={() => void review.next(1, true)}
        >
          下一篇
          <Icon name="right" small />
        </button>
      )}
    </div>
  );
}
