/** One line of the list: shape and word, what it is, the words it is about, where. */

import type { JSX } from "preact";
import type { Item } from "../../../../store/items";
import { locationOf, quoteOf, titleOf } from "../../../../store/describe";
import type { Excerpt } from "../../../../text/excerpt";
import { SEVERITY } from "../../../../text/words";
import { markClass } from "../../../../ui/atoms";
import { useSession } from "../../../../session/context";
import { Icon, type IconName } from "../../../../ui/icon";

const ANSWER: Record<"yes" | "partly" | "no", IconName> = { yes: "yes", partly: "partly", no: "no" };

export function Row({ item }: { item: Item }): JSX.Element {
  const { store, go, act } = useSession();
  const onList = store.page.value.at === "list";
  const open = (): void => {
    go.card(item, true);
    void act.locate(item, true);
  };
  return (
    <button
      type="button"
      class="row"
      data-stop={item.id}
      data-item={item.id}
      tabIndex={onList && store.tabStop.value !== item.id ? -1 : 0}
      onClick={open}
    >
      <RowBody item={item} />
    </button>
  );
}

/** What a screen reader says of a row: the whole quote, not the piece that fits. */
export function useRowName(item: Item): string {
  const { store } = useSession();
  const { quote, severity } = item.finding;
  return [SEVERITY[severity].word, titleOf(item, store.rules.value), quote && `原文：${quote}`, locationOf(item)]
    .filter(Boolean)
    .join("，");
}

/** The inside of a row. */
export function RowBody({ item }: { item: Item }): JSX.Element {
  const { store } = useSession();
  const { severity } = item.finding;
  const { word, tone } = SEVERITY[severity];
  const title = titleOf(item, store.rules.value);
  const place = locationOf(item);
  const quote = quoteOf(item, store.report.value);
  return (
    <>
      <span class={`row__s sev--${tone}`}>
        <Icon name={severity} />
        <span>{word}</span>
      </span>
      <span class="row__c">
        <span class="row__t">{title}</span>
        <span class="row__q">
          {item.lead ? (
            <q>
              {item.lead.map((answer) => (
                <span class="row__a" key={answer.rule}>
                  {answer.question}
                  <Icon name={ANSWER[answer.state]} small />
                </span>
              ))}
            </q>
          ) : (
            <q>
              {quote.before}
              <span class={markClass(severity)}>{quote.match}</span>
              {quote.after}
            </q>
          )}
          <span class="row__p">{place}</span>
          <WholeQuote item={item} shown={quote} />
        </span>
      </span>
    </>
  );
}

/** For who listens: all the words, where the row has room for a piece of them. */
function WholeQuote({ item, shown }: { item: Item; shown: Excerpt }): JSX.Element | null {
  const { quote } = item.finding;
  if (!quote || shown.before + shown.match + shown.after === quote) return null;
  return <span class="sr">原文：{quote}</span>;
}
