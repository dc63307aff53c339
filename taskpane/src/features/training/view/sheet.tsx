/** One text as the room sees it: large, with ①②③ in it and their remarks below. */

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Point, Step } from "../../../api/lessons";
import { linesToShow } from "../state/frames";
import { Icon } from "../../../ui/icon";
import { RemarkItems, Remarked } from "./remarked";

interface Props {
  tone: "weak" | "better" | "plain";
  name: string;
  step: Step;
  /** The text on the other side, to leave out what is the same. */
  other: Step | null;
  points: readonly Point[];
  shown: boolean;
  /** Every line. */
  whole: boolean;
}

/** Type sizes tried until the text fits, largest first; below the last it scrolls. */
const SIZES = [32, 28, 24, 20, 18];

export function Sheet({ tone, name, step, other, points, shown, whole }: Props): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const visible = shown ? points : [];
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const fit = (): void => {
      // Side by side, both are as large as the longer one allows.
      const both = [...(element.closest(".pairs")?.querySelectorAll<HTMLElement>(".sheet2__t") ?? [element])];
      for (const size of SIZES) {
        for (const one of both) one.style.setProperty("--sheet", `${size}px`);
        if (both.every((one) => one.scrollHeight <= one.clientHeight)) break;
      }
    };
    fit();
    window.addEventListener("resize", fit);
    return () => window.removeEventListener("resize", fit);
  });

  const lines =
    whole || !other ? step.lines.map((_, line) => ({ line, skipped: 0 })) : linesToShow(step, other, points);
  const last = lines[lines.length - 1];
  const after = last ? step.lines.length - 1 - last.line : 0;
  return (
    <section class={`sheet2 sheet2--${tone}`} aria-label={name}>
      <header class="sheet2__h">
        <h2>
          {tone !== "plain" && <Icon name={tone === "weak" ? "warning" : "good"} />}
          {name}
        </h2>
        <span>{step.characters} 字</span>
      </header>
      <div class="sheet2__t scroll" ref={box} tabIndex={0} role="group" aria-label={`${name}正文`}>
        {lines.map(({ line, skipped }) => (
          <div key={line}>
            {skipped > 0 && <Left count={skipped} />}
            <p class={step.lines[line]?.role === "title" ? "sheet2__title" : undefined}>
              <Remarked text={step.lines[line]?.text ?? ""} line={line} points={visible} good={tone === "better"} />
            </p>
          </div>
        ))}
        {after > 0 && <Left count={after} />}
      </div>
      {visible.length > 0 && (
        <ol class="sheet2__r" aria-label={tone === "better" ? "好在哪里" : "可改处"}>
          <RemarkItems points={visible} />
        </ol>
      )}
    </section>
  );
}

const Left = ({ count }: { count: number }): JSX.Element => <p class="sheet2__left">（有 {count} 段没有动）</p>;
