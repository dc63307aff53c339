/** 导语三问: the three answers, and an outline to start from. */

import type { JSX } from "preact";
import type { Answer } from "../../../api/wire";
import { ANSWER } from "../../../text/words";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";

export function LeadAnswers({ answers }: { answers: readonly Answer[] }): JSX.Element {
  return (
    <ul class="asks" aria-label="导语三问">
      {answers.map(({ rule, question, state, hint, quote }) => (
        <li class="ask" key={rule}>
          <span class={state === "yes" ? "ask__i ask__i--y" : "ask__i"}>
            <Icon name={state} />
          </span>
          <div>
            <p class="ask__q">
              {question}
              <span>{ANSWER[state]}</span>
            </p>
            {quote && <p class="ask__t ask__t--quote">{quote}</p>}
            {state !== "yes" && hint && <p class="ask__t">{hint}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function LeadOutline(): JSX.Element {
  const { go, templates } = useSession();
  const start = (): void => {
    go.tab("templates");
    void templates.enterAt("lead");
  };
  return (
    <div class="f__sec">
      <button type="button" class="btn btn--block" onClick={start}>
        <Icon name="plus" small />
        套一个导语提纲
      </button>
      <p class="lab">稿里没有的事实要您来补，主笔不编。</p>
    </div>
  );
}
