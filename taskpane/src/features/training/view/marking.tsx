/** Mark the weak spots clause by clause, then see hits, misses and false marks, each explained. */

import type { JSX } from "preact";
import type { Found, Mark } from "../../../api/lessons";
import type { Practice } from "../state/practice";
import { Note, Sev } from "../../../ui/atoms";

const WHOLE = 2;

export function Marking({ practice }: { practice: Practice }): JSX.Element {
  const sum = summed(practice);
  const done = sum !== null;
  return (
    <div class="marking stack12">
      <p class="marking__say" role="status">
        {done
          ? "对过了。"
          : "点出您认为弱的地方：按一下标上，再按一下去掉。整段都弱，就按“整段”：段里有该改的算看出一处，没有才算多标。"}
      </p>
      {/* Where it is seen is far below: the result is told here, and read there. */}
      <p class="sr" role="status">
        {sum ?? ""}
      </p>
      <div class="marking__text" role="group" aria-label="正文，逐句标">
        {practice.step.lines.map((line, i) => (
          <p key={i}>
            {line.clauses.map((clause, j) => (
              <Toggle key={j} practice={practice} mark={{ line: i, clause: j }}>
                {line.text.slice(clause.span[0], clause.span[1])}
              </Toggle>
            ))}
            {line.clauses.length >= WHOLE && (
              <Toggle practice={practice} mark={{ line: i, clause: null }} whole>
                整段
              </Toggle>
            )}
          </p>
        ))}
      </div>
      {practice.failed.value && (
        <Note tone="err" icon="error" role="alert">
          {practice.failed.value}
        </Note>
      )}
      <div class="marking__acts">
        {done ? (
          <button type="button" class="btn" onClick={practice.again}>
            再练一遍
          </button>
        ) : (
          <button type="button" class="btn btn--primary" onClick={() => void practice.submit()}>
            和规则对一对（标了 {practice.marked.value.length} 处）
          </button>
        )}
      </div>
      <Result practice={practice} />
    </div>
  );
}

/** What the marks came to, in one sentence; null before they are compared. */
function summed(practice: Practice): string | null {
  const outcome = practice.outcome.value;
  if (!outcome) return null;
  const { hits, misses } = outcome;
  const share = hits.length + misses.length > 0 ? `；该看出的看出了 ${practice.score.value ?? 0}%` : "";
  return `标对 ${hits.length} 处，漏了 ${misses.length} 处，多标 ${outcome.false.length} 处${share}`;
}

function Toggle({
  practice,
  mark,
  whole,
  children,
}: {
  practice: Practice;
  mark: Mark;
  whole?: boolean;
  children: string;
}): JSX.Element {
  const on = practice.has(mark);
  const wrong = practice.outcome.value?.false.some((f) => f.line === mark.line && f.clause === mark.clause) ?? false;
  const classes = ["cl", whole && "cl--whole", on && "cl--on", on && wrong && "cl--false"].filter(Boolean).join(" ");
  return (
    // A real button never breaks across lines, and a clause must.
    <span
      role="button"
      tabIndex={0}
      class={classes}
      aria-pressed={on}
      aria-disabled={practice.outcome.value !== null}
      aria-label={whole ? `第 ${mark.line + 1} 段，整段` : undefined}
      onClick={() => practice.toggle(mark)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        practice.toggle(mark);
      }}
    >
      {children}
    </span>
  );
}

function Result({ practice }: { practice: Practice }): JSX.Element | null {
  const outcome = practice.outcome.value;
  if (!outcome) return null;
  const { hits, misses } = outcome;
  const textOf = ({ line, clause }: Mark): string => {
    const at = practice.step.lines[line];
    const span = clause === null ? null : at?.clauses[clause]?.span;
    return span ? (at?.text.slice(span[0], span[1]) ?? "") : `第 ${line + 1} 段整段`;
  };
  return (
    <div class="marking__res stack12" role="region" aria-label="对照结果">
      <p class="marking__sum">{summed(practice)}</p>
      <Founds title="标对的" found={hits} />
      <Founds title="漏下的" found={misses} />
      {outcome.false.length > 0 && (
        <section>
          <h3 class="h">多标的</h3>
          <ul class="founds">
            {outcome.false.map((mark) => (
              <li key={`${mark.line}/${mark.clause ?? "all"}`}>
                <q>{textOf(mark)}</q>
                <span>{mark.because}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {hits.length + misses.length + outcome.false.length === 0 && <p>规则没有意见，您也没有动。好稿不动，对了。</p>}
    </div>
  );
}

export function Founds({ title, found }: { title: string; found: readonly Found[] }): JSX.Element | null {
  if (found.length === 0) return null;
  return (
    <section>
      <h3 class="h">{title}</h3>
      <ul class="founds">
        {found.map((f, i) => (
          <li key={i}>
            <span>
              <Sev severity={f.severity} /> <b>{f.name}</b>
            </span>
            {f.quote && <q>{f.quote}</q>}
            <span>{f.message}</span>
            {f.beside.length > 0 && <span class="lab">同一处还有：{f.beside.join("、")}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
