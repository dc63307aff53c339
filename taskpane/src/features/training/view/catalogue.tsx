/** What can be shown, to choose from on the projector. */

import type { JSX } from "preact";
import type { LessonHead } from "../../../api/lessons";
import { groupsOf } from "../words";
import { THEMES, type Theme } from "../state/stage";
import { Choice, Note } from "../../../ui/atoms";
import { useStage } from "./stage-context";

export function Catalogue(): JSX.Element {
  const stage = useStage();
  const { heads, plans, error } = stage;
  return (
    <main class="catalogue">
      <h1>培训</h1>
      <Choice
        label="底色"
        options={(Object.keys(THEMES) as Theme[]).map((theme) => ({ value: theme, label: THEMES[theme] }))}
        value={stage.theme.value}
        onChange={(theme) => (stage.theme.value = theme)}
      />
      {error.value && (
        <Note tone="err" icon="error" role="alert">
          {error.value}
        </Note>
      )}
      {plans.value.map((plan) => (
        <section key={plan.id}>
          <h2>
            {plan.title}
            <small>45 分钟教案</small>
          </h2>
          <p>{plan.about}</p>
          <ol class="units">
            {plan.units.map((unit, i) => (
              <li key={i}>
                <span class="units__m">{unit.minutes} 分钟</span>
                <span>
                  <b>{unit.title}</b>
                  <small>{unit.say}</small>
                  {unit.lessons.map((id) => {
                    const head = heads.value.find((h) => h.id === id);
                    return head && <Open key={id} head={head} />;
                  })}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {groupsOf(heads.value).map(({ name, heads: found }) => (
        <section key={name}>
          <h2>{name}</h2>
          <ul class="cards">
            {found.map((head) => (
              <li key={head.id}>
                <Open head={head} about />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

function Open({ head, about }: { head: LessonHead; about?: boolean }): JSX.Element {
  const stage = useStage();
  return (
    <button type="button" class={about ? "lcard" : "btn"} onClick={() => void stage.open(head.id)}>
      {about ? <b>{head.title}</b> : `放“${head.title}”`}
      {about && <span>{head.about}</span>}
    </button>
  );
}
