/** 逐处批注: every finding by part, all open; a remark is set down with one key and goes in with the others. */

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Report } from "../../../api/wire";
import { countBySeverity, type Section } from "../../../store/items";
import { SEVERITIES, SEVERITY } from "../../../text/words";
import { moveFocus } from "../../../ui/arrows";
import { keyOf, Link, Note, Sev } from "../../../ui/atoms";
import { FilterBar } from "../../check/view/list/filter";
import { ServiceNote, ErrorNote } from "../../check/view/notes";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { FailureNote } from "../../../ui/failure";
import { AskName } from "./name";
import { NoteRow } from "./row";
import { Score } from "./score";

export function NotesPage({ report }: { report: Report }): JSX.Element {
  const { store, review } = useSession();
  const sections = review.store.sections.value;
  return (
    <>
      <Page label="逐处批注" dim={store.service.value.state === "away"}>
        <h2 class="sr">逐处批注</h2>
        <Score report={report} />
        <SecondRound />
        <AskName />
        <ServiceNote />
        <ErrorNote />
        <FailureNote of={review.store.error} mild />
        {store.items.value.length === 0 ? (
          <Nothing />
        ) : (
          <>
            <FilterBar />
            <Rows>
              {sections.map((section) => (
                <Part key={section.group} section={section} />
              ))}
            </Rows>
          </>
        )}
      </Page>
      <Pending />
      <Command />
    </>
  );
}

/** The draft came with comments of an earlier round: what became of them is one tap away. */
function SecondRound(): JSX.Element | null {
  const { store: r } = useSession().review;
  const all = r.compared.value;
  if (all.length === 0) return null;
  const mended = all.filter((each) => each.state === "mended").length;
  return (
    <Note icon="refresh" actions={<Link onClick={() => (r.page.value = "verdict")}>看复审对比</Link>}>
      <b>这是第二轮。</b>上次批了 {all.length} 条，改了 {mended} 条。
    </Note>
  );
}

/** Takes the focus where a row would, so that the verdict is one key away. */
function Nothing(): JSX.Element {
  const { focus } = useSession().review.store;
  const text = useRef<HTMLParagraphElement>(null);
  const wanted = focus.value === "row";
  useLayoutEffect(() => {
    if (!wanted) return;
    focus.value = null;
    text.current?.focus();
  });
  return (
    <p class="pad lab" tabIndex={-1} ref={text}>
      没有要批的地方，可以直接出结论（按 1–5）。
    </p>
  );
}

function Part({ section }: { section: Section }): JSX.Element {
  const counts = countBySeverity(section.items);
  return (
    <section>
      <h3 class="grp__h grp__h--rest">
        <b>{section.group}</b>
        <span class="grp__sev">
          {SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => (
            <Sev key={severity} severity={severity}>
              {counts[severity]}
              <span class="sr">处{SEVERITY[severity].word}</span>
            </Sev>
          ))}
        </span>
      </h3>
      <ul class="grp__list">
        {section.items.map((item) => (
          <li key={item.id}>
            <NoteRow item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One tab stop: ↑ ↓ Home End walk the rows as J and K do. */
function Rows({ children }: { children: ComponentChildren }): JSX.Element {
  const { review } = useSession();
  const { store: r, notes } = review;
  const list = useRef<HTMLDivElement>(null);
  const wish = r.focus.value;

  // With the picture, not after it: the next key may be there already.
  useLayoutEffect(() => {
    // As it is now, not as it was drawn: keys may have come faster than pictures.
    if (wish === null || r.focus.value !== "row") return;
    const cursor = r.cursor.value ?? r.sequence.value[0]?.id;
    const row = list.current?.querySelector<HTMLElement>(`[data-stop="${cursor ?? ""}"]`);
    if (!row) return;
    r.focus.value = null;
    row.focus();
  });

  const shown = r.shown.value;
  useEffect(() => {
    if (shown === null) return;
    r.shown.value = null;
    const row = list.current?.querySelector<HTMLElement>(`[data-stop="${shown}"]`);
    if (row && typeof row.scrollIntoView === "function") row.scrollIntoView({ block: "center" });
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target as HTMLElement).dataset.stop) return;
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const end =
      event.key === "Home"
        ? r.sequence.value[0]
        : event.key === "End"
          ? r.sequence.value[r.sequence.value.length - 1]
          : undefined;
    if (by === 0 && !end) return;
    event.preventDefault();
    if (by) notes.step(by);
    else if (end) {
      notes.stand(end);
      r.focus.value = "row";
    }
  };

  return (
    <div ref={list} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

/** What is set down and not yet in the document. */
function Pending(): JSX.Element | null {
  const { store, review } = useSession();
  const { notes } = review.store.record.value;
  if (notes.length === 0) return null;
  const comments = review.store.composed.value;
  return (
    <div class="pending">
      <span>
        <b>待写 {notes.length} 处</b>
        {comments === null ? "" : comments < notes.length ? `，合成 ${comments} 条批注` : `，${comments} 条批注`}
      </span>
      <button
        type="button"
        class="btn btn--sm"
        {...keyOf("W")}
        disabled={store.service.value.state === "away"}
        onClick={() => void review.notes.write()}
      >
        写入
      </button>
    </div>
  );
}

function Command(): JSX.Element {
  const { store, review } = useSession();
  const { store: r, notes } = review;
  const sequence = r.sequence.value;
  const at = Math.max(
    0,
    sequence.findIndex((item) => item.id === r.cursor.value),
  );
  const item = sequence[at];
  const noted = item && r.record.value.notes.some((note) => note.item === item.id);
  const stuck = !item || store.service.value.state === "away" || r.answered.value.has(item.id);
  return (
    <div class="cmd" role="toolbar" aria-label="对这一处" onKeyDown={(e) => moveFocus(e, "button")}>
      <button
        type="button"
        class={noted ? "btn" : "btn btn--primary"}
        {...keyOf("P")}
        disabled={stuck}
        onClick={() => item && notes.toggle(item)}
      >
        <Icon name="comment" small />
        {noted ? "取消" : "批注"}
      </button>
      <button type="button" class="btn" {...keyOf("X")} disabled={!item} onClick={() => item && notes.ignore(item)}>
        <Icon name="hide" small />
        忽略
      </button>
      <span class="cmd__sp" />
      {sequence.length > 0 && (
        <span class="cmd__n">
          {at + 1} / {sequence.length}
        </span>
      )}
      <button type="button" class="ibtn" aria-label="上一处（K）" disabled={!item} onClick={() => notes.step(-1)}>
        <Icon name="previous" />
      </button>
      <button type="button" class="ibtn" aria-label="下一处（J）" disabled={!item} onClick={() => notes.step(1)}>
        <Icon name="next" />
      </button>
    </div>
  );
}
