/** One paragraph as a list of its clauses: a single tab stop with arrows inside. */

import type { JSX } from "preact";
import type { ClauseReading, ParagraphReading, ReadingWords } from "../../../api/explanation";
import { useSession } from "../../../session/context";
import { ROLE } from "../../../text/words";
import { moveFocus } from "../../../ui/arrows";
import { isEmptyClaim } from "../state";

interface Props {
  paragraph: ParagraphReading;
  words: ReadingWords;
}

export function Clauses({ paragraph, words }: Props): JSX.Element {
  const { looked } = useSession().explaining;
  const heading = `第 ${paragraph.number} 段 · ${ROLE[paragraph.role]}`;
  const stop = paragraph.clauses.find((clause) => clause === looked.value) ?? paragraph.clauses[0];
  return (
    <div>
      <h3 class="h">{heading}</h3>
      <ul class="rd__cs" aria-label={heading} onKeyDown={(e) => moveFocus(e, ".rd__c")}>
        {paragraph.clauses.map((clause) => (
          <li key={String(clause.at.span)}>
            <Clause clause={clause} words={words} isStop={clause === stop} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Clause({
  clause,
  words,
  isStop,
}: {
  clause: ClauseReading;
  words: ReadingWords;
  isStop: boolean;
}): JSX.Element {
  const { looked } = useSession().explaining;
  const act = words.act[clause.act];
  const look = (): void => {
    looked.value = clause;
  };
  return (
    <button
      type="button"
      class={`rd__c rd--${act?.group ?? "circumstances"}`}
      tabIndex={isStop ? 0 : -1}
      aria-current={looked.value === clause}
      onFocus={look}
      onMouseEnter={look}
      onClick={look}
    >
      <span class="rd__t">{clause.at.quote}</span>
      <span class="rd__a">
        {clause.heading ? "小标题" : (act?.name ?? clause.act)}
        {isEmptyClaim(clause) && <b>空</b>}
      </span>
    </button>
  );
}
