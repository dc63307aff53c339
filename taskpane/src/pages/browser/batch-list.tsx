/** The drafts of a batch as the report lists them, each a step away: open one, come back to its row. */

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { BatchDraft } from "../../api/batch";
import { SEVERITIES, SEVERITY } from "../../text/words";
import { moveFocus } from "../../ui/arrows";
import type { Batch } from "./batch";

export function BatchList({ batch }: { batch: Batch }): JSX.Element | null {
  const list = useRef<HTMLDivElement>(null);
  const shown = batch.shown.value;
  const wanted = batch.focus.value === "row" && shown?.listed === true;
  useLayoutEffect(() => {
    if (!wanted) return;
    batch.focus.value = null;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>(".bl__open") ?? [])];
    (rows.find((row) => row.dataset.name === shown.opened) ?? rows[0])?.focus();
  }, [wanted]);
  if (!shown?.listed) return null;
  return (
    <div class="bl scroll" ref={list}>
      <table aria-label="逐篇情况" onKeyDown={(event) => moveFocus(event, ".bl__open")}>
        <thead>
          <tr>
            <th scope="col">标题</th>
            <th scope="col">单位</th>
            <th scope="col" class="bl__n">
              得分
            </th>
            {SEVERITIES.map((severity) => (
              <th key={severity} scope="col" class="bl__n">
                {SEVERITY[severity].word}
              </th>
            ))}
            <th scope="col">审稿结论（建议）</th>
          </tr>
        </thead>
        <tbody>
          {shown.drafts.map((draft) =>
            draft.error ? (
              <tr key={draft.name}>
                <th scope="row">{draft.name}</th>
                <td colSpan={3 + SEVERITIES.length} data-word="没有看成">
                  {draft.error}
                </td>
              </tr>
            ) : (
              <Row
                key={draft.name}
                draft={draft}
                seen={batch.seen(draft.name)}
                onOpen={() => void batch.open(draft.name)}
              />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Row({ draft, seen, onOpen }: { draft: BatchDraft; seen: boolean; onOpen(): void }): JSX.Element {
  const { name, title, unit, score, findings, verdict, because } = draft;
  return (
    <tr>
      <th scope="row">
        <button type="button" class="bl__open" data-name={name} onClick={onOpen}>
          {title || "（没有标题）"}
        </button>
        <small>
          {name}
          {seen && " · 打开过"}
        </small>
      </th>
      <td data-word="单位">{unit}</td>
      <td class="bl__n" data-word="得分">
        {score ?? "不计分"}
      </td>
      {SEVERITIES.map((severity) => (
        <td key={severity} class="bl__n" data-word={SEVERITY[severity].word}>
          {findings[severity] ?? 0}
        </td>
      ))}
      <td data-word="审稿结论（建议）">
        {verdict}
        <small>{because}</small>
      </td>
    </tr>
  );
}
