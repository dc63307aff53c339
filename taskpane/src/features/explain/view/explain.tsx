/** 读法, opened from the settings: what each clause of the draft was read as, and what that came to. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { BriefReading, ReadingWords } from "../../../api/explanation";
import { useSession } from "../../../session/context";
import { Crumb } from "../../../ui/atoms";
import { FailureNote } from "../../../ui/failure";
import { Page } from "../../../ui/page";
import { fields, judgements, type Line } from "../state";
import { Clauses } from "./clauses";

export function ExplainPage({ onBack }: { onBack(): void }): JSX.Element {
  const { explaining } = useSession();
  useEffect(() => void explaining.load(), [explaining]);
  const { found, busy, error, isEmpty } = explaining;
  const words = found.value?.words;
  return (
    <>
      <Crumb back="设置" onBack={onBack}>
        <span class="cmd__n">读法</span>
      </Crumb>
      <Page label="读法" busy={busy.value}>
        <div class="pad stack12">
          <FailureNote of={error} />
          {isEmpty.value ? (
            <div class="empty">
              <h2>还没有可读的</h2>
              <p>写上几句，自查一次，再来看主笔逐句读成了什么。</p>
            </div>
          ) : (
            <p class="lab">主笔这样读每一句。意见是从这里来的；读错了，意见也会错。</p>
          )}
          {busy.value && <p role="status">正在读。</p>}
          {words && <Legend words={words} />}
          {words && found.value?.briefs.map((brief, i) => <Brief key={i} brief={brief} words={words} />)}
        </div>
      </Page>
      {words && <Fields words={words} />}
    </>
  );
}

function Legend({ words }: { words: ReadingWords }): JSX.Element {
  return (
    <ul class="rd__legend" aria-label="颜色">
      {Object.entries(words.group).map(([group, name]) => (
        <li key={group} class={`rd__g rd--${group}`}>
          {name}
        </li>
      ))}
    </ul>
  );
}

function Brief({ brief, words }: { brief: BriefReading; words: ReadingWords }): JSX.Element {
  return (
    <section class="stack12" aria-label={brief.title?.at.quote ?? "没有标题的一篇"}>
      {brief.title && <h2 class="rd__title">{brief.title.at.quote}</h2>}
      <Lines lines={judgements(brief, words)} />
      {brief.paragraphs.map((paragraph) => (
        <Clauses key={`${paragraph.id} ${String(paragraph.clauses[0]?.at.span)}`} paragraph={paragraph} words={words} />
      ))}
    </section>
  );
}

/** The fields of the clause under the pointer or the focus; a reader of the screen is told them. */
function Fields({ words }: { words: ReadingWords }): JSX.Element {
  const { looked } = useSession().explaining;
  const clause = looked.value;
  return (
    <div
      class={clause ? "rd__fields rd__fields--open scroll" : "rd__fields scroll"}
      role="status"
      aria-label="这一句读成了"
      tabIndex={0}
    >
      {clause ? (
        <Lines lines={fields(clause, words)} />
      ) : (
        <p class="lab">指着哪一句，这里就说它读成了什么；键盘用 ↑ ↓ 走。</p>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: readonly Line[] }): JSX.Element {
  return (
    <dl class="rd__lines">
      {lines.map(([name, value]) => (
        <div class="rd__line" key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
