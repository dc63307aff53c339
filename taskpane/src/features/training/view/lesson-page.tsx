/** One lesson in the pane: step by step, in the document or on the spot. */

import { pageAt } from "../../../api/entry";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Lesson, Point } from "../../../api/lessons";
import { Choice, Crumb, Note } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Page } from "../../../ui/page";
import { FailureNote } from "../../../ui/failure";
import { Marking } from "./marking";
import { OpenClass, RunningNote } from "./open-class";
import { RemarkItems, Remarked } from "./remarked";
import { Rewriting } from "./rewriting";

export function LessonPage({ lesson }: { lesson: Lesson }): JSX.Element {
  const { lessons } = useSession();
  const { at, practice, asking, classes } = lessons;
  const [opening, setOpening] = useState(false);
  const step = lesson.steps[at.value];
  if (!step) return <Page label={lesson.title}>{null}</Page>;
  const weak = step.weak.length > 0;
  return (
    <>
      <Crumb back="培训" onBack={lessons.leave}>
        <a class="lnk" href={pageAt(`/training/#${lesson.id}`)} target="_blank" rel="noopener">
          投到大屏
        </a>
      </Crumb>
      <Page label={lesson.title}>
        <FailureNote of={lessons.error} />
        <RunningNote classes={classes} />
        {opening && <OpenClass lesson={lesson} onClose={() => setOpening(false)} />}
        {asking.value !== null && (
          <Note
            tone="warn"
            icon="warning"
            role="alert"
            actions={
              <>
                <button type="button" class="btn btn--sm" onClick={() => void lessons.put(asking.value ?? 0, true)}>
                  换成示范稿
                </button>
                <button type="button" class="btn btn--sm" onClick={() => (asking.value = null)}>
                  先不换
                </button>
              </>
            }
          >
            这里已有文稿。换成示范稿以后，按 Ctrl+Z 能退回来。
          </Note>
        )}
        <div class="pad stack12">
          <div>
            <h2 class="h">{lesson.kind === "pair" ? "弱例和好例" : lesson.title}</h2>
            <p class="lab">{lesson.about}</p>
          </div>
          {lesson.steps.length > 1 && (
            <Choice
              label="步骤"
              options={lesson.steps.map((s, i) => ({ value: i, label: s.name }))}
              value={at.value}
              onChange={lessons.go}
            />
          )}
          {lesson.facts.length > 0 && <Raw lesson={lesson} />}
          {practice.value ? (
            <>
              <Marking practice={practice.value} />
              <Rewriting step={step} verdict={lessons.rewritten.value} ask={lessons.ask} />
            </>
          ) : (
            <>
              {step.changed && (
                <p class="lesson__why">
                  {step.changed}
                  {step.why}
                </p>
              )}
              {!step.changed && step.why && <p class="lesson__why">{step.why}</p>}
              <div class="quote lesson__t">
                {step.lines.map((line, i) => (
                  <p key={i} class={line.role === "title" ? "lesson__title" : undefined}>
                    <Remarked text={line.text} line={i} points={weak ? step.weak : step.better} good={!weak} />
                  </p>
                ))}
              </div>
              <Remarks title="可改处" points={step.weak} />
              <Remarks title="好在哪里" points={step.better} />
              {lesson.verdict && <p class="lesson__why">{lesson.verdict}</p>}
            </>
          )}
        </div>
      </Page>
      <div class="cmd">
        {lesson.kind !== "pair" && classes.places.value && !classes.running.value && (
          <button type="button" class="btn" aria-expanded={opening} onClick={() => setOpening(!opening)}>
            开课
          </button>
        )}
        {lesson.kind !== "pair" && (
          <button type="button" class="btn" onClick={() => void lessons.put(at.value)}>
            放进文稿
          </button>
        )}
        {lesson.kind !== "pair" && at.value < lesson.steps.length - 1 && (
          <button type="button" class="btn btn--primary" onClick={() => void lessons.mend(at.value)}>
            改好这一步
          </button>
        )}
        <button type="button" class="btn" aria-pressed={practice.value !== null} onClick={lessons.practise}>
          {practice.value ? "回到讲解" : "练习"}
        </button>
      </div>
    </>
  );
}

function Remarks({ title, points }: { title: string; points: readonly Point[] }): JSX.Element | null {
  if (points.length === 0) return null;
  return (
    <section>
      <h3 class="h">{title}</h3>
      <ol class="list-plain">
        <RemarkItems points={points} />
      </ol>
    </section>
  );
}

function Raw({ lesson }: { lesson: Lesson }): JSX.Element {
  return (
    <details>
      <summary>素材 {lesson.facts.length} 条，先挑后写</summary>
      <p class="lesson__why">{lesson.task}</p>
      <ol class="list-plain">
        {lesson.facts.map((fact, i) => (
          <li key={i}>
            <i>{i + 1}</i>
            <span>{fact.text}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
