/** A material pack on the screen: choose among raw facts, write, look through it oneself. */

import type { JSX } from "preact";
import type { Lesson } from "../../../api/lessons";
import { useStage } from "./stage-context";

export function Facts({ lesson }: { lesson: Lesson }): JSX.Element {
  const stage = useStage();
  const shown = stage.shown.value;
  return (
    <section class="facts" aria-label="素材">
      <p class="facts__task">{lesson.task}</p>
      <ol>
        {lesson.facts.map((fact, i) => {
          const on = stage.chosen.value.has(i);
          return (
            <li key={i} class={shown ? (fact.use ? "fact fact--use" : "fact fact--not") : "fact"}>
              <label class="opt">
                <input type="checkbox" checked={on} onChange={() => stage.choose(i)} />
                <i />
                <span>
                  {fact.text}
                  {shown && (
                    <em class="fact__why">
                      <b>{fact.use ? "用" : "不用"}</b>
                      {stage.chosen.value.size > 0 && on !== fact.use && "（和您选的不一样）"} {fact.why}
                    </em>
                  )}
                </span>
              </label>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

export function Task({ lesson }: { lesson: Lesson }): JSX.Element {
  const chosen = useStage().chosen.value;
  return (
    <section class="facts" aria-label="动笔">
      <p class="facts__task">{lesson.task}</p>
      {chosen.size > 0 ? (
        <ol>
          {lesson.facts.map(
            (fact, i) =>
              chosen.has(i) && (
                <li key={i} class="fact">
                  {fact.text}
                </li>
              ),
          )}
        </ol>
      ) : (
        <p>还没有挑材料。回上一步，先挑。</p>
      )}
    </section>
  );
}

export function SelfCheck({ lesson }: { lesson: Lesson }): JSX.Element {
  return (
    <section class="facts" aria-label="自查">
      <p class="facts__task">写完先别交，照着过一遍。</p>
      <ol>
        {lesson.selfcheck.map((question, i) => (
          <li key={i} class="fact">
            <label class="opt">
              <input type="checkbox" />
              <i />
              <span>{question}</span>
            </label>
          </li>
        ))}
      </ol>
    </section>
  );
}
