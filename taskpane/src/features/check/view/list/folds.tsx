/** 先改三处, then the rest folded by part of the brief; filtered, the parts stand open. */

import type { JSX } from "preact";
import { countBySeverity, type Item, type Section } from "../../../../store/items";
import { capped, SEVERITIES, SEVERITY } from "../../../../text/words";
import { Sev } from "../../../../ui/atoms";
import { useSession } from "../../../../session/context";
import { Icon } from "../../../../ui/icon";
import { Row } from "./row";

const COUNT = ["", "一", "两", "三"];

export function Folds(): JSX.Element {
  const { store } = useSession();
  const { first, rest } = store.listing.value;
  const { severity, part } = store.filter.value;
  const others = rest.reduce((sum, section) => sum + section.items.length, 0);
  if (first.length === 0)
    return <Filtered sections={rest} label={part ?? (severity ? SEVERITY[severity].word : "")} count={others} />;
  return (
    <>
      <section class="first">
        <h3 class="grp__h">
          <b>先改{COUNT[first.length]}处</b>
        </h3>
        <RowList items={first} />
      </section>
      {others > 0 && (
        <>
          <h3 class="grp__h grp__h--rest">
            <b>其余 {others} 处</b>
            <span class="n">按部分，点开看</span>
          </h3>
          <div class="folds">
            {rest.map((section) => (
              <Fold key={section.group} section={section} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

function Filtered({ sections, label, count }: { sections: Section[]; label: string; count: number }): JSX.Element {
  if (count === 0) return <p class="pad lab">{label}没有可改处。</p>;
  return (
    <>
      {sections.map((section) => (
        <section key={section.group}>
          <h3 class="grp__h grp__h--rest">
            <b>{section.group}</b>
            <span class="n">{section.items.length} 处</span>
          </h3>
          <RowList items={section.items} />
        </section>
      ))}
    </>
  );
}

function Fold({ section }: { section: Section }): JSX.Element {
  const { store, go } = useSession();
  const open = store.open.value.includes(section.group);
  const counts = countBySeverity(section.items);
  return (
    <section>
      <h3>
        <button
          type="button"
          class="grp__h"
          aria-expanded={open}
          data-stop={section.group}
          data-group={section.group}
          tabIndex={store.tabStop.value === section.group ? 0 : -1}
          onClick={() => go.fold(section.group, !open)}
        >
          <Icon name={open ? "down" : "right"} small />
          <b>{section.group}</b>
          <span class="grp__sev">
            {SEVERITIES.filter((s) => counts[s] > 0).map((s) => (
              <Sev key={s} severity={s}>
                {capped(counts[s])}
                <span class="sr">处{SEVERITY[s].word}</span>
              </Sev>
            ))}
          </span>
        </button>
      </h3>
      {open && <RowList items={section.items} />}
    </section>
  );
}

export const RowList = ({ items }: { items: readonly Item[] }): JSX.Element => (
  <ul class="grp__list">
    {items.map((item) => (
      <li key={item.id}>
        <Row item={item} />
      </li>
    ))}
  </ul>
);
