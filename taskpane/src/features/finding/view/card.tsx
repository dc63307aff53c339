/** One finding in full: quote, message, why and its source, examples, fixes, and four actions. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { categoryName, ROLE, SEVERITY } from "../../../text/words";
import type { Store } from "../../../store/store";
import type { Item } from "../../../store/items";
import { locationOf, ruleOf, sentenceOf, titleOf } from "../../../store/describe";
import { Crumb, markClass, Note, Sev } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { step } from "../../../session/keys";
import { Page, toTop } from "../../../ui/page";
import { FindingActions } from "./actions";
import { Examples, Grounds, Source } from "./reason";
import { Fixes } from "./fixes";
import { Evidences } from "./evidence";
import { LeadAnswers, LeadOutline } from "./lead";
import { LockLine } from "./lock";
import { CommentFallback } from "./comment-fallback";
import { StaleFinding } from "./stale-finding";

export function Card({ item }: { item: Item }): JSX.Element {
  const { store, go } = useSession();
  const { finding } = item;
  const { word, tone } = SEVERITY[finding.severity];
  const title = titleOf(item, store.rules.value);
  const quote = sentenceOf(item, store.report.value);
  const failure = store.error.value?.of === item.id ? store.error.value : null;
  const article = useCardFocus(item.id);
  const { sequence } = store.listing.value;
  const at = sequence.findIndex((other) => other.id === item.id) + 1;
  const place = at > 0 ? `，第 ${at} 处，共 ${sequence.length} 处` : "";

  return (
    <>
      <Crumb back={backWords(store)} onBack={() => go.list(true)}>
        <Stepper item={item} />
      </Crumb>
      <Page label="逐处查看" dim={store.service.value.state === "away"}>
        <article ref={article} tabIndex={-1} class={`f f--${tone}`} aria-label={`${word}：${title}${place}`}>
          <div class="f__meta">
            <Sev severity={finding.severity} strong />
            <span>{categoryName(finding.category)}</span>
            <span>
              {[locationOf(item), item.role && finding.category !== item.role ? ROLE[item.role] : ""]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </div>
          <h2 class="f__t">{title}</h2>
          {(quote.before || quote.match) && (
            <blockquote class="f__q">
              {quote.before}
              {quote.match && <span class={markClass(finding.severity, true)}>{quote.match}</span>}
              {quote.after}
            </blockquote>
          )}
          <LockLine finding={finding} />
          {failure && (
            <Note tone="warn" icon="warning" role="alert">
              <b>{failure.title}。</b>
              {failure.detail}
            </Note>
          )}
          {item.lead ? (
            <LeadAnswers answers={item.lead} />
          ) : (
            title !== finding.message && <p class="f__m">{finding.message}</p>
          )}
          <Grounds finding={finding} />
          <Evidences finding={finding} />
          {failure ? <StaleFinding item={item} title={title} /> : <Reasons item={item} />}
          {!failure && <CommentFallback />}
        </article>
      </Page>
      <FindingActions item={item} lost={failure !== null} />
    </>
  );
}

/** Where the way back leads. */
function backWords({ page, items }: Store): string {
  const at = page.value;
  return at.at === "finding" && at.back?.at === "preflight" ? "送审前必查" : `全部 ${items.value.length} 处`;
}

function Reasons({ item }: { item: Item }): JSX.Element {
  const { store } = useSession();
  const { finding, lead } = item;
  return (
    <>
      <div class={lead ? "f__row" : "f__sec f__row"}>
        <span class="f__k">为什么</span>
        <div class="f__v">
          {finding.why}
          <Source finding={finding} back={{ at: "finding", id: item.id }} />
        </div>
      </div>
      <Examples rule={ruleOf(finding.rule, store.rules.value)} />
      {(!lead || item.fixes.length > 0) && <Fixes item={item} />}
      {lead && <LeadOutline />}
    </>
  );
}

function Stepper({ item }: { item: Item }): JSX.Element {
  const session = useSession();
  const { sequence } = session.store.listing.value;
  const at = sequence.findIndex((other) => other.id === item.id);
  return (
    <>
      <button type="button" class="ibtn" aria-label="上一处（Shift+F8）" onClick={() => step(session, -1, true)}>
        <Icon name="previous" />
      </button>
      <span class="cmd__n">
        {at + 1} / {sequence.length}
      </span>
      <button type="button" class="ibtn" aria-label="下一处（F8）" onClick={() => step(session, 1, true)}>
        <Icon name="next" />
      </button>
    </>
  );
}

/** Grants the wish for the focus, and shows each card from its top. */
function useCardFocus(id: string): { current: HTMLElement | null } {
  const { store } = useSession();
  const article = useRef<HTMLElement>(null);
  const wanted = store.focus.value === "card";
  useEffect(() => {
    toTop(article.current?.parentElement);
  }, [id]);
  useEffect(() => {
    if (!wanted) return;
    store.focus.value = null;
    article.current?.focus({ preventScroll: true });
  }, [wanted, id]);
  return article;
}
