/** 批量: its button in the top bar, and what is seen of a batch above the text. */

import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../ui/icon";
import { FILES, type Batch, type Shown } from "./batch";
import { chosen } from "./folders";

const WORDS: [keyof typeof FILES, string][] = [
  ["report.html", "下载报告"],
  ["report.xlsx", "下载 .xlsx"],
  ["annotated.zip", "下载全部批注稿"],
];

export function BatchButton({ batch }: { batch: Batch }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.setAttribute("webkitdirectory", ""), []);
  const button = useRef<HTMLButtonElement>(null);
  batch.choose.folder = () => input.current?.click();
  const wanted = batch.focus.value === "start";
  useLayoutEffect(() => {
    if (!wanted) return;
    batch.focus.value = null;
    button.current?.focus();
  }, [wanted]);
  const choose = (field: HTMLInputElement): void => {
    if (!field.files) return;
    const { folder, files } = chosen(field.files);
    field.value = "";
    void batch.run(folder, files);
  };
  return (
    <>
      <button
        ref={button}
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

/** What a batch is doing, and what can be done with it: save its reports, go from draft to draft, back to the list. */
export function BatchView({ batch }: { batch: Batch }): JSX.Element | null {
  const shown = batch.shown.value;
  if (shown === null) return null;
  const { state, said, drafts, listed } = shown;
  const ready = state?.ready === true;
  return (
    <section
      class="batch"
      aria-label="批量"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || listed || drafts.length === 0) return;
        event.stopPropagation();
        batch.list();
      }}
    >
      <div class="batch__said">
        <b>{shown.folder}</b>
        <p role={said ? "alert" : "status"}>{said || progressOf(shown)}</p>
        {!ready && !said && <progress max={Math.max(shown.total, 1)} value={state?.done ?? 0} aria-label="进度" />}
      </div>
      <div class="batch__acts">
        {ready &&
          (listed || drafts.length === 0) &&
          WORDS.map((each) => <Save key={each[0]} batch={batch} each={each} />)}
        {drafts.length > 0 && (listed ? <Fold batch={batch} /> : <Steps batch={batch} />)}
        <button type="button" class="btn btn--quiet" onClick={() => batch.close()}>
          {ready || said ? "关闭" : "停下"}
        </button>
      </div>
    </section>
  );
}

function Save({ batch, each: [name, word] }: { batch: Batch; each: (typeof WORDS)[number] }): JSX.Element {
  return (
    <button
      type="button"
      class={name === "report.html" ? "btn btn--primary" : "btn"}
      onClick={() => void batch.save(name)}
    >
      {word}
    </button>
  );
}

const Fold = ({ batch }: { batch: Batch }): JSX.Element => (
  <button type="button" class="btn" onClick={() => batch.fold()}>
    看文稿
  </button>
);

function Steps({ batch }: { batch: Batch }): JSX.Element {
  const back = useRef<HTMLButtonElement>(null);
  const wanted = batch.focus.value === "back";
  useLayoutEffect(() => {
    if (!wanted) return;
    batch.focus.value = null;
    back.current?.focus();
  }, [wanted, batch.shown.value?.opened]);
  return (
    <>
      <button ref={back} type="button" class="btn" title="Esc，在别处按 Ctrl+Alt+B" onClick={() => batch.list()}>
        <Icon name="left" small />
        回到名单
      </button>
      <button type="button" class="btn" onClick={() => void batch.step(-1)}>
        上一篇
      </button>
      <button type="button" class="btn" onClick={() => void batch.step(1)}>
        下一篇
      </button>
    </>
  );
}

function progressOf({ state, total, drafts, listed, opened }: Shown): string {
  if (state === null) return "正在读文件夹……";
  if (!state.ready) {
    const left = state.seconds_left;
    return `正在看 ${state.done} / ${total} 份${left !== null && state.received === total ? `，还要约 ${left} 秒` : ""}`;
  }
  const readable = drafts.filter((draft) => !draft.error);
  const at = readable.findIndex((draft) => draft.name === opened);
  if (!listed && at >= 0) return `第 ${at + 1} 篇，共 ${readable.length} 篇：${opened}`;
  const parts = [`看了 ${state.done - state.unread} 份，可改 ${state.findings} 处`];
  if (state.repeats > 0) parts.push(`重复 ${state.repeats} 组`);
  if (state.unread > 0) parts.push(`${state.unread} 份没有看成`);
  return `${parts.join("，")}。关闭以后，这一批就不在内存里了，请先下载。`;
}
