import type { JSX } from "preact";
import { countBySeverity } from "../../../../store/items";
import { capped, SEVERITIES, SEVERITY } from "../../../../text/words";
import { Sev } from "../../../../ui/atoms";
import { useSession } from "../../../../session/context";

/** By severity; sticky at the top of the list. */
export function FilterBar(): JSX.Element {
  const { store, go } = useSession();
  const { severity, part } = store.filter.value;
  const counts = countBySeverity(store.items.value);
  return (
    <div class="filter">
      <div class="seg" role="group" aria-label="按轻重筛选">
        <button
          type="button"
          class="seg__b"
          aria-pressed={severity === null && part === null}
          onClick={() => go.severity(null)}
        >
          全部 {capped(store.items.value.length)}
        </button>
        {SEVERITIES.map((s) => (
          <button key={s} type="button" class="seg__b" aria-pressed={severity === s} onClick={() => go.severity(s)}>
            <Sev severity={s}>
              {SEVERITY[s].word} {capped(counts[s])}
            </Sev>
          </button>
        ))}
      </div>
    </div>
  );
}
