/** 自测, opened from the settings: tries everything on a scratch document and gives a report to send. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Result, Status } from "./state/runner";
import { Check, Crumb, Note } from "../../ui/atoms";
import { useSession } from "../../session/context";
import { Icon, type IconName } from "../../ui/icon";
import { Page } from "../../ui/page";

const SHOWN: Record<Status, { icon: IconName; word: string; tone: string }> = {
  pass: { icon: "tick", word: "通过", tone: "ok" },
  fail: { icon: "close", word: "没通过", tone: "err" },
  none: { icon: "off", word: "没有这项", tone: "adv" },
};

export function SelfTestPage({ onBack }: { onBack(): void }): JSX.Element {
  const { state, results, count } = useSession().selfTest;
  return (
    <>
      <Crumb back="设置" onBack={onBack}>
        <span class="cmd__n">
          {results.value.length} / {count}
        </span>
      </Crumb>
      <Page label="自测" busy={state.value === "running"}>
        <div class="pad stack12">
          {state.value === "before" ? <Before /> : <Summary />}
          {results.value.length > 0 && (
            <ul class="list-plain tests">
              {results.value.map((result) => (
                <Line key={result.id} result={result} />
              ))}
            </ul>
          )}
        </div>
      </Page>
    </>
  );
}

function Before(): JSX.Element {
  const { store, selfTest } = useSession();
  const agreed = useSignal(false);
  const empty = store.isEmpty.value;
  return (
    <>
      <p>把主笔的每一项功能在这份文档里试一遍，给出一份可以发给管理员的报告。</p>
      {!empty && (
        <Note tone="warn" icon="warning">
          <b>这份文档里有字。</b>自测会在文末写几段、改几处。请新建一个空白文档再来；确实是用来试的，就勾上下面这一句。
          <Check label="这份是用来试的，可以改" checked={agreed.value} onChange={(on) => (agreed.value = on)} />
        </Note>
      )}
      <button
        type="button"
        class="btn btn--primary btn--block"
        disabled={!empty && !agreed.value}
        onClick={() => void selfTest.run()}
      >
        开始自测
      </button>
    </>
  );
}

function Summary(): JSX.Element {
  const { store, selfTest } = useSession();
  const failed = selfTest.results.value.filter((r) => r.status === "fail").length;
  const copy = async (): Promise<void> => {
    const copied = await navigator.clipboard.writeText(selfTest.text()).then(
      () => true,
      () => false,
    );
    store.news.value = copied ? "报告已复制" : "没能复制，请用“保存报告”";
  };
  if (selfTest.state.value === "running") return <p role="status">正在试，请先不要动文档。</p>;
  return (
    <>
      <p role="status">
        <b>{failed === 0 ? "都通过了。" : `有 ${failed} 项没通过。`}</b>这份文档不用保存，关掉就行。
      </p>
      <div class="two">
        <button type="button" class="btn btn--primary" onClick={() => selfTest.save()}>
          保存报告
        </button>
        <button type="button" class="btn" onClick={() => void copy()}>
          复制报告
        </button>
      </div>
    </>
  );
}

function Line({ result }: { result: Result }): JSX.Element {
  const { icon, word, tone } = SHOWN[result.status];
  return (
    <li class="test">
      <span class={`sev sev--${tone}`}>
        <Icon name={icon} small />
        {word}
      </span>
      <span>
        {result.name}
        {result.detail && result.status !== "pass" && <span class="lab">{result.detail}</span>}
      </span>
    </li>
  );
}
