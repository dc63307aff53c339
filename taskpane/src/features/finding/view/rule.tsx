/** The criterion behind a finding: what the rule is, why, where it comes from, all its examples. */

import { pageAt } from "../../../api/entry";
import type { JSX } from "preact";
import { ruleOf, sourceName } from "../../../store/describe";
import type { Page as Place } from "../../../store/store";
import { categoryName } from "../../../text/words";
import { Crumb, Sev } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Page } from "../../../ui/page";
import { Example } from "./reason";

export function RulePage({ rule: id, back }: { rule: string; back: Place }): JSX.Element {
  const { store, go } = useSession();
  const rule = ruleOf(id, store.rules.value);
  return (
    <>
      <Crumb back="这一处" onBack={() => go.page(back)}>
        <span class="cmd__n">依据</span>
      </Crumb>
      <Page label="依据">
        {!rule ? (
          <p class="pad lab">规则还没有读到，请稍后再看。</p>
        ) : (
          <article class="f">
            <div class="f__meta">
              <Sev severity={rule.severity} strong />
              <span>{categoryName(rule.category)}</span>
            </div>
            <h2 class="f__t">{rule.name}</h2>
            <p class="f__m">{rule.why}</p>
            <div class="f__sec">
              <h3 class="h">出处</h3>
              <ul class="list-plain">
                {rule.source.map((key) => (
                  <li key={key}>{sourceName(key, store.rules.value)}</li>
                ))}
              </ul>
            </div>
            <div class="f__sec stack">
              <h3 class="h">例</h3>
              {rule.examples.some((e) => e.weak && e.good) && (
                <a class="lnk" href={pageAt(`/training/#${rule.id}`)} target="_blank" rel="noopener">
                  做成对照卡，投到大屏
                </a>
              )}
              {rule.examples.map((example, i) => (
                <div key={i}>
                  {example.weak && <Example kind="weak" text={example.weak} />}
                  {example.good && <Example kind="good" text={example.good} />}
                  {example.ok && <Example kind="ok" text={example.ok} />}
                  {example.note && <p class="lab">{example.note}</p>}
                </div>
              ))}
            </div>
          </article>
        )}
      </Page>
    </>
  );
}
