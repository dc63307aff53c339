/** 开课: on which address, what that means; and the class that is held, wherever one is in 培训. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Lesson } from "../../../api/lessons";
import { useSession } from "../../../session/context";
import { Note } from "../../../ui/atoms";
import { FailureNote } from "../../../ui/failure";
import type { Classes } from "../state/classes";

const ITSELF = "127.0.0.1";

export function OpenClass({ lesson, onClose }: { lesson: Lesson; onClose(): void }): JSX.Element | null {
  const { classes } = useSession().lessons;
  const places = classes.places.value ?? [];
  const [chosen, choose] = useState(places[0] ?? ITSELF);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  if (classes.running.value) return null;
  return (
    <form
      class="stack12 openclass"
      aria-label="开课"
      onSubmit={(event) => {
        event.preventDefault();
        void classes.start(lesson.id, chosen).then(() => {
          if (classes.running.value) onClose();
        });
      }}
    >
      <FailureNote of={classes.error} />
      <label class="words">
        <span class="h">在哪个地址上开课</span>
        <select ref={first} class="inp" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {places.map((place) => (
            <option key={place} value={place}>
              {place}
              {place === ITSELF ? "（只在这台电脑上，先试一试）" : "（教室里同一网络的人）"}
            </option>
          ))}
        </select>
      </label>
      <p class="lab">
        学员扫码或输课堂码进来，只看得到这一课的练习，看不到您的文稿。点“下课”就关，交过的也不留。教室的网不加密，别在上面放真稿。
      </p>
      <div class="two">
        <button type="submit" class="btn btn--primary">
          现在开课
        </button>
        <button type="button" class="btn" onClick={onClose}>
          先不开
        </button>
      </div>
    </form>
  );
}

export function RunningNote({ classes }: { classes: Classes }): JSX.Element | null {
  const held = classes.running.value;
  if (!held) return null;
  return (
    <Note
      tone="ok"
      icon="info"
      role="status"
      actions={
        <>
          <a class="btn btn--primary btn--sm" href={held.board} target="_blank" rel="noopener">
            投二维码和统计
          </a>
          <button type="button" class="btn btn--sm" onClick={() => void classes.end()}>
            下课
          </button>
        </>
      }
    >
      <p>
        正在上课：《{held.title}》，课堂码 <b>{held.code}</b>
      </p>
      <p class="lab">学员打开 {held.address}</p>
    </Note>
  );
}
