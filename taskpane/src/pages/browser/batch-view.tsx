/** 批量: its button in the top bar, and what is seen of a batch above the text. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { chosen, FILES, type Batch, type Shown } from "./batch";

const WORDS: [keyof typeof FILES, string][] = [
  ["report.html", "下载报告"],
  ["report.xlsx", "下载 .xlsx"],
  ["annotated.zip", "下载全部批注稿"],
];

export function BatchButton({ batch }: { batch: Batch }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.setAttribute("webkitdirectory", ""), []);
  batch.choose.folder = () => input.current?.click();
  const choose = (field: HTMLInputElement): void => {
    if (!field.files) return;
    const { folder, files } = chosen(field.files);
    field.value = "";
    void batch.run(folder, files);
  };
  return (
    <>
      <button
        type="button"
        class="btn"
        onClick={() => batch.choose.folder()}
        title="选一个文件夹，出一份报告；也可以把文件夹拖进来"
      >
        批量
      </button>
      <input ref={input} type="file" hidden aria-label="选文件夹" onChange={(e) => choose(e.currentTarget)} />
    </>
  );
}

export function BatchView({ batch }: { batch: Batch }): JSX.Element | null {
  const shown = batch.shown.value;
  if (shown === null) return null;
  const ready = shown.state?.ready === true;
  return (
    <section class="batch" aria-label="批量">
      <div class="batch__said">
        <b>{shown.folder}</b>
        <p role={shown.said ? "alert" : "status"}>{shown.said || progressOf(shown)}</p>
        {!ready && !shown.said && (
          <progress max={Math.max(shown.total, 1)} value={shown.state?.done ?? 0} aria-label="进度" />
        )}
      </div>
      <div class="batch__acts">
        {ready &&
          WORDS.map(([name, word]) => (
            <button
              key={name}
              type="button"
              class={name === "report.html" ? "btn btn--primary" : "btn"}
              onClick={() => void batch.save(name)}
            >
              {word}
            </button>
          ))}
        <button type="button" class="btn btn--quiet" onClick={() => batch.close()}>
          {ready || shown.said ? "关闭" : "停下"}
        </button>
      </div>
    </section>
  );
}

function progressOf({ state, total }: Shown): string {
  if (state === null) return "正在读文件夹……";
  if (!state.ready) {
    const left = state.seconds_left;
    return `正在看 ${state.done} / ${total} 份${left !== null && state.received === total ? `，还要约 ${left} 秒` : ""}`;
  }
  const parts = [`看了 ${state.done - state.unread} 份，可改 ${state.findings} 处`];
  if (state.repeats > 0) parts.push(`重复 ${state.repeats} 组`);
  if (state.unread > 0) parts.push(`${state.unread} 份没有看成`);
  return `${parts.join("，")}。关闭以后，这一批就不在内存里了，请先下载。`;
}
