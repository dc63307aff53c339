/** The page around text and pane: top bar, what the writer should know, status bar. */

import { place } from "../../api/place";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Api } from "../../api/client";
import type { Report, TemplateHead } from "../../api/wire";
import { INPUTS } from "../../generated/vocabulary";
import { SEVERITIES, SEVERITY } from "../../text/words";
import { Icon } from "../../ui/icon";
import type { Batch } from "./batch";
import { BatchButton } from "./batch-view";
import type { Workspace } from "./workspace";

const LEVELS = ["县", "市", "省", "中央"];

export function Bar({ workspace, api, batch }: { workspace: Workspace; api: Api; batch: Batch }): JSX.Element {
  const heads = useSignal<TemplateHead[]>([]);
  const more = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(
    () =>
      void api.templates().then(
        (found) => (heads.value = found),
        () => undefined,
      ),
    [api, heads],
  );
  const { type, level, date } = workspace.brief.value;
  const saved = workspace.savedAt.value;
  workspace.choose.files = () => input.current?.click();

  const choose = (field: HTMLInputElement): void => {
    const files = [...(field.files ?? [])];
    field.value = "";
    if (files.length > 0) void workspace.open(files);
  };

  return (
    <header class="bar1">
      <span class="logo">
        <Icon name="logo" />
        主笔
      </span>
      <span class="fname">
        <h1>{workspace.name.value || "未命名文稿"}</h1>
        {saved && <small>已存在本页 · {saved.toTimeString().slice(0, 5)}</small>}
      </span>
      <button
        type="button"
        class="btn btn--quiet bar1__more"
        aria-expanded={more.value}
        aria-controls="zb-brief"
        onClick={() => (more.value = !more.value)}
      >
        稿件信息
        <Icon name={more.value ? "up" : "down"} small />
      </button>
      <span class={more.value ? "bar1__brief bar1__brief--open" : "bar1__brief"} id="zb-brief">
        <Picker
          name="稿件类型"
          value={type}
          blank="自动判断"
          options={heads.value.map((h) => [h.id, h.name])}
          onPick={(v) => workspace.change({ type: v })}
        />
        <Picker
          name="报送层级"
          value={level}
          blank="不限"
          options={LEVELS.map((l) => [l, `${l}级`])}
          onPick={(v) => workspace.change({ level: v })}
        />
        <label class="field">
          日期
          <input
            type="date"
            class="inp"
            value={date}
            onChange={(e) => workspace.change({ date: e.currentTarget.value })}
          />
        </label>
        <button type="button" class="btn" onClick={() => workspace.clear()} title="换一张白纸，刚才的文稿能放回来">
          清空
        </button>
        <button type="button" class="btn" onClick={() => void workspace.sample()}>
          示例
        </button>
      </span>
      <span class="bar1__acts">
        {workspace.hasFile.value && (
          <button
            type="button"
            class="btn"
            disabled={workspace.busy.value}
            onClick={() => void workspace.clean()}
            title="另存一份，去掉主笔的批注、底色和修订"
          >
            去批注
          </button>
        )}
        {place().isOwn && <BatchButton batch={batch} />}
        <button type="button" class="btn" disabled={workspace.busy.value} onClick={() => input.current?.click()}>
          <Icon name="upload" small />
          打开
        </button>
        <button
          type="button"
          class="btn"
          disabled={workspace.busy.value || workspace.count.value.characters === 0}
          onClick={() => workspace.final()}
          title="看一遍必查的几样，再导出不带标记的 .docx"
        >
          导出报送稿
        </button>
        <button
          type="button"
          class="btn btn--primary"
          disabled={workspace.busy.value || workspace.count.value.characters === 0}
          onClick={() => void workspace.download()}
        >
          <Icon name="download" small />
          下载批注稿
        </button>
      </span>
      <input
        ref={input}
        type="file"
        accept={INPUTS}
        multiple
        hidden
        aria-label="打开文稿"
        onChange={(e) => choose(e.currentTarget)}
      />
    </header>
  );
}

interface PickerProps {
  name: string;
  value: string;
  blank: string;
  options: (readonly [string, string])[];
  onPick(value: string): void;
}

function Picker({ name, value, blank, options, onPick }: PickerProps): JSX.Element {
  return (
    <label class="field">
      {name}
      <select class="inp" value={value} onChange={(e) => onPick(e.currentTarget.value)}>
        <option value="">{blank}</option>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Notes({ workspace }: { workspace: Workspace }): JSX.Element | null {
  const reading = workspace.reading.value;
  if (reading) {
    return (
      <div class="workspace__notes" role="status">
        <Icon name="refresh" small spin />
        <div>
          <p>正在读 {reading.name}</p>
          <progress aria-label="正在读文件" />
        </div>
        <button type="button" class="btn btn--quiet" onClick={() => reading.stop()}>
          停下
        </button>
      </div>
    );
  }
  if (workspace.notes.value.length === 0) return null;
  return (
    <div class="workspace__notes" role="alert">
      <Icon name="info" small />
      <div>
        {workspace.notes.value.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      {workspace.back.value && (
        <button type="button" class="btn btn--quiet" onClick={() => workspace.back.value?.()}>
          放回来
        </button>
      )}
      <button type="button" class="btn btn--quiet" onClick={() => workspace.dismiss()}>
        知道了
      </button>
    </div>
  );
}

export function Status({ workspace, report }: { workspace: Workspace; report: Report | null }): JSX.Element {
  const { paragraphs, characters } = workspace.count.value;
  return (
    <footer class="stat">
      <span>
        {paragraphs} 段 · {characters} 字
      </span>
      {report && (
        <span title={report.genre.because.join("、")}>
          体裁：{report.genre.name === "信息" ? "组工信息" : report.genre.name}
        </span>
      )}
      <span>{place().short}</span>
      <span class="legend" aria-hidden="true">
        {SEVERITIES.map((severity) => (
          <span key={severity} class={`sev sev--${SEVERITY[severity].tone}`}>
            <Icon name={severity} small />
            {SEVERITY[severity].word}
          </span>
        ))}
      </span>
    </footer>
  );
}

/** Where only one of text and pane fits: which. */
export function Switch({ workspace, shown }: { workspace: Workspace; shown: number }): JSX.Element {
  const tab = (which: "text" | "pane", word: string): JSX.Element => (
    <button
      type="button"
      aria-pressed={workspace.showing.value === which}
      onClick={() => (workspace.showing.value = which)}
    >
      {word}
    </button>
  );
  return (
    <nav class="switch" aria-label="看文稿还是看意见">
      {tab("text", "文稿")}
      {tab("pane", shown > 0 ? `意见 ${shown}` : "意见")}
    </nav>
  );
}
