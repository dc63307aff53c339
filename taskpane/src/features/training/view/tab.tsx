/** 培训 in the pane: the list of lessons, or one of them. */

import { pageAt } from "../../../api/entry";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { groupsOf } from "../words";
import { Note } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { FailureNote } from "../../../ui/failure";
import { LessonPage } from "./lesson-page";
import { RunningNote } from "./open-class";

export function TrainingTab(): JSX.Element {
  const { lessons } = useSession();
  useEffect(() => void lessons.load(), []);
  const { all, open } = lessons;
  if (open.value) return <LessonPage lesson={open.value} />;
  return (
    <>
      <Page label="培训" busy={all.value === null}>
        <FailureNote of={lessons.error} />
        <FailureNote of={lessons.classes.error} />
        <RunningNote classes={lessons.classes} />
        {all.value?.problems.map((problem) => (
          <Note key={problem} tone="warn" icon="warning">
            {problem}
          </Note>
        ))}
        {groupsOf(all.value?.lessons ?? []).map(({ name, heads }) => (
          <section key={name} class="lgroup">
            <h2 class="h lgroup__h">{name}</h2>
            <div class="set__g">
              {heads.map((head) => (
                <button key={head.id} type="button" class="rule lrow" onClick={() => void lessons.enter(head.id)}>
                  <span class="rule__n">
                    {head.title}
                    <small>{head.about}</small>
                  </span>
                  <Icon name="right" small />
                </button>
              ))}
            </div>
          </section>
        ))}
      </Page>
      <div class="cmd">
        <a class="btn btn--primary" href={pageAt("/training/")} target="_blank" rel="noopener">
          投到大屏
        </a>
        <span class="lab">教案、课、对照都在那里</span>
      </div>
    </>
  );
}
