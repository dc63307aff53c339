/** 先猜后看: the projector's whole screen. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Lesson } from "../../../api/lessons";
import type { Frame } from "../state/frames";
import { VOTES } from "../state/stage";
import { KIND_SHORT } from "../words";
import { Icon } from "../../../ui/icon";
import { Catalogue } from "./catalogue";
import { Marking } from "./marking";
import { Facts, SelfCheck, Task } from "./material";
import { Rewriting } from "./rewriting";
import { Sheet } from "./sheet";
import { useStage } from "./stage-context";

export function Projector(): JSX.Element {
  const stage = useStage();
  const { lesson, frame } = stage;
  if (stage.black.value)
    return <div class="black" role="img" aria-label="黑屏，按任意键回来" onClick={() => (stage.black.value = false)} />;
  if (!lesson.value || !frame.value) return <Catalogue />;
  return (
    <div class="stage">
      <Top lesson={lesson.value} />
      <main class="stage__m" key={stage.index.value}>
        <Body lesson={lesson.value} frame={frame.value} />
      </main>
      <Below lesson={lesson.value} frame={frame.value} />
      <Bar />
    </div>
  );
}

function Top({ lesson }: { lesson: Lesson }): JSX.Element {
  const { frames, index, go } = useStage();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [lesson.id]);
  return (
    <header class="stage__top">
      <h1 ref={title} tabIndex={-1}>
        <small>{lesson.part ?? KIND_SHORT[lesson.kind]}</small>
        {lesson.kind === "pair" ? "弱例和好例" : lesson.title}
      </h1>
      <nav aria-label="步骤">
        <ol class="dots">
          {frames.value.map((frame, i) => (
            <li key={i}>
              <button
                type="button"
                class={i === index.value ? "dot dot--on" : i < index.value ? "dot dot--done" : "dot"}
                aria-current={i === index.value ? "step" : undefined}
                onClick={() => go(i)}
              >
                <i aria-hidden="true">{i < index.value ? <Icon name="yes" small /> : i + 1}</i>
                {frame.name}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <p class="sr" role="status">
        第 {index.value + 1} 步，共 {frames.value.length} 步：{frames.value[index.value]?.name}
      </p>
    </header>
  );
}

function Body({ lesson, frame }: { lesson: Lesson; frame: Frame }): JSX.Element {
  const { shown, whole, practice, rewritten, ask } = useStage();
  if (practice.value) {
    return (
      <div class="workshop scroll">
        <Marking practice={practice.value} />
        <Rewriting step={practice.value.step} verdict={rewritten.value} ask={ask} />
      </div>
    );
  }
  switch (frame.at) {
    case "facts":
      return <Facts lesson={lesson} />;
    case "task":
      return <Task lesson={lesson} />;
    case "selfcheck":
      return <SelfCheck lesson={lesson} />;
    case "text": {
      const points = frame.step.weak.length > 0 ? frame.step.weak : frame.step.better;
      const tone = !shown.value ? "plain" : frame.step.weak.length > 0 ? "weak" : "better";
      const name = lesson.kind === "material" ? "参考稿" : frame.name;
      return <Sheet tone={tone} name={name} step={frame.step} other={null} points={points} shown={shown.value} whole />;
    }
    case "change":
      return (
        <div class="pairs">
          <Sheet
            tone="weak"
            name="改前"
            step={frame.before}
            other={frame.after}
            points={frame.before.weak}
            shown={shown.value}
            whole={whole.value}
          />
          <Sheet
            tone="better"
            name="改后"
            step={frame.after}
            other={frame.before}
            points={frame.after.better}
            shown={shown.value}
            whole={whole.value}
          />
        </div>
      );
  }
}

/** The question before, the reason after. */
function Below({ lesson, frame }: { lesson: Lesson; frame: Frame }): JSX.Element | null {
  const { shown, practice } = useStage();
  const step = frame.at === "text" ? frame.step : frame.at === "change" ? frame.after : null;
  if (!step || practice.value) return null;
  const explanation = [step.changed, step.why].filter(Boolean).join("");
  const verdict = shown.value ? lesson.verdict : "";
  const answer = verdict || (shown.value ? explanation : "");
  if (!answer && !step.guess) return null;
  return (
    <p class="guess" role="status">
      <b>{verdict ? "结论：" : answer ? "改了什么，为什么：" : "先猜后看："}</b>
      {answer || step.guess}
    </p>
  );
}

function Bar(): JSX.Element {
  const stage = useStage();
  const { frame, index, frames, shown, practice, whole } = stage;
  const hidden = frame.value?.at === "task" || frame.value?.at === "selfcheck" || practice.value !== null;
  const what = frame.value?.at === "facts" ? "取舍" : stage.lesson.value?.kind === "restraint" ? "结论" : "可改处";
  const canPractise = frame.value?.at === "text" || frame.value?.at === "change";
  return (
    <footer class="stage__bar">
      <div class="stage__acts">
        <Act name="上一步" icon="left" keys="←" disabled={index.value === 0} onClick={stage.previous} />
        {!hidden && (
          <Act
            name={shown.value ? `收起${what}` : `看${what}`}
            icon={shown.value ? "hide" : "locate"}
            keys="空格"
            onClick={() => (shown.value = !shown.value)}
          />
        )}
        <Act
          name="下一步"
          icon="right"
          keys="→"
          primary
          disabled={index.value >= frames.value.length - 1}
          onClick={stage.next}
        />
        {canPractise && (
          <Act name={practice.value ? "回到讲解" : "练习"} icon="document" keys="P" onClick={stage.practise} />
        )}
        {frame.value?.at === "change" && !practice.value && (
          <Act
            name={whole.value ? "只看改动" : "看全文"}
            icon="book"
            keys="F"
            onClick={() => (whole.value = !whole.value)}
          />
        )}
      </div>
      <Hands />
      <p class="stage__hint">Esc 退出 · 翻页笔可用 · B 黑屏</p>
    </footer>
  );
}

interface ActProps {
  name: string;
  icon: "left" | "right" | "hide" | "locate" | "document" | "book";
  keys: string;
  primary?: boolean;
  disabled?: boolean;
  onClick(): void;
}

function Act({ name, icon, keys, primary, disabled, onClick }: ActProps): JSX.Element {
  return (
    <button
      type="button"
      class={primary ? "btn btn--44 btn--primary" : "btn btn--44"}
      disabled={disabled ?? false}
      onClick={(event) => {
        onClick();
        // A mouse leaves the focus behind, and the space bar would press the button again.
        if (event.detail > 0) event.currentTarget.blur();
      }}
    >
      <Icon name={icon} />
      {name}
      <kbd class="kbd" aria-hidden="true">
        {keys}
      </kbd>
    </button>
  );
}

/** Hands raised, counted by the trainer. */
function Hands(): JSX.Element {
  const { votes, vote } = useStage();
  return (
    <div class="hands" role="group" aria-label="举手统计">
      {VOTES.map((name, i) => (
        <span key={name} class="hand">
          <button
            type="button"
            class="hand__b"
            onClick={(event) => {
              vote(i, 1);
              if (event.detail > 0) event.currentTarget.blur();
            }}
          >
            {name} <b>{votes.value[i]}</b>
            <span class="sr">，加一人</span>
          </button>
          <button
            type="button"
            class="hand__m"
            aria-label={`${name}，减一人`}
            disabled={votes.value[i] === 0}
            onClick={() => vote(i, -1)}
          >
            −
          </button>
        </span>
      ))}
    </div>
  );
}
