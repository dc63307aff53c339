/** A lesson on paper: all its steps with their remarks, where the screen has one at a time. */

import type { JSX } from "preact";
import type { Lesson, Step } from "../../../api/lessons";
import { KIND_SHORT } from "../words";
import { RemarkItems, Remarked } from "./remarked";

export function LessonPaper({ lesson }: { lesson: Lesson }): JSX.Element {
  return (
    <article class="onpaper">
      <h1>
        <small>{lesson.part ?? KIND_SHORT[lesson.kind]}</small>
        {lesson.kind === "pair" ? "弱例和好例" : lesson.title}
      </h1>
      <p>{lesson.about}</p>
      {lesson.task && <p class="onpaper__ask">{lesson.task}</p>}
      {lesson.facts.length > 0 && (
        <ol>
          {lesson.facts.map((fact, i) => (
            <li key={i}>
              {fact.text}
              <small>
                {fact.use ? "用：" : "不用："}
                {fact.why}
              </small>
            </li>
          ))}
        </ol>
      )}
      {lesson.steps.map((step, i) => (
        <PaperStep key={i} step={step} name={lesson.kind === "material" ? "参考稿" : step.name} />
      ))}
      {lesson.verdict && <p class="onpaper__ask">结论：{lesson.verdict}</p>}
      {lesson.selfcheck.length > 0 && (
        <section class="onpaper__s">
          <h2>自查</h2>
          <ul>
            {lesson.selfcheck.map((question, i) => (
              <li key={i}>□ {question}</li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

function PaperStep({ step, name }: { step: Step; name: string }): JSX.Element {
  const better = step.weak.length === 0;
  const points = better ? step.better : step.weak;
  const why = [step.changed, step.why].filter(Boolean).join("");
  return (
    <section>
      <h2>
        {name}
        <small>{step.characters} 字</small>
      </h2>
      {step.guess && <p class="onpaper__ask">先猜后看：{step.guess}</p>}
      <div class="onpaper__t">
        {step.lines.map((line, i) => (
          <p key={i} class={line.role === "title" ? "sheet2__title" : undefined}>
            <Remarked text={line.text} line={i} points={points} good={better} />
          </p>
        ))}
      </div>
      {points.length > 0 && (
        <ol class="onpaper__r">
          <RemarkItems points={points} />
        </ol>
      )}
      {why && <p>{why}</p>}
    </section>
  );
}
