/** 改一句: a line rewritten, and whether the rules are content with it. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Rewritten, Step } from "../../../api/lessons";
import { Note } from "../../../ui/atoms";
import { Founds } from "./marking";

interface Props {
  step: Step;
  /** What the rules said to the last try. */
  verdict: Rewritten | null;
  /** Null where there is no service to ask. */
  ask: ((line: number, text: string) => Promise<void>) | null;
}

export function Rewriting({ step, verdict, ask }: Props): JSX.Element {
  const weak = step.lines.findIndex((line) => line.whole.length > 0 || line.clauses.some((c) => c.findings.length > 0));
  const [line, setLine] = useState(Math.max(weak, 0));
  const [text, setText] = useState(step.lines[Math.max(weak, 0)]?.text ?? "");
  // A verdict stands only for the words it was given on.
  const [asked, setAsked] = useState("");
  const now = `${line} ${text}`;
  const said = asked === now ? verdict : null;
  if (!ask) {
    return (
      <Note icon="info">改一句要有主笔服务才看得出规则满意不满意；这一页是导出的，请改在纸上，再和下一步对照。</Note>
    );
  }
  return (
    <form
      class="rewriting stack12"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(now);
        void ask(line, text);
      }}
    >
      <label class="words">
        <span class="h">改哪一段</span>
        <select
          class="inp"
          value={line}
          onChange={(event) => {
            const chosen = Number(event.currentTarget.value);
            setLine(chosen);
            setText(step.lines[chosen]?.text ?? "");
          }}
        >
          {step.lines.map((l, i) => (
            <option key={i} value={i}>
              {i + 1}．{l.text.slice(0, 24)}
            </option>
          ))}
        </select>
      </label>
      <label class="words">
        <span class="h">改成</span>
        <textarea
          class="inp"
          rows={4}
          maxLength={2000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn btn--primary">
        看规则满意不满意
      </button>
      <div role="status">
        {said?.content && (
          <Note tone="ok" icon="good">
            规则没有意见了。像不像那么回事，再念一遍给大家听。
          </Note>
        )}
        {said && !said.content && (
          <>
            <Founds title="还在的" found={said.left} />
            <Founds title="新出来的" found={said.new} />
          </>
        )}
      </div>
    </form>
  );
}
