/** One text as the room sees it: large, with ①②③ in it and their remarks below. */

import { Fragment, type JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Point, Step } from "../../api/lessons";
import { circled, linesToShow, pieces } from "../../state/training/frames";
import { Icon } from "../icon";

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

/** A word joiner: the number stays on the line of its words. */
export const JOINED = "\u2060";

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

  const lines = whole || !other ? step.lines.map((_, line) => ({ line, skipped: 0 })) : linesToShow(step, other, points);
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
              {pieces(step.lines[line]?.text ?? "", visible, line).map((piece, i) =>
                piece.remark > 0 ? (
                  <Fragment key={i}>
                    <span class={tone === "better" ? "pt pt--ok" : "pt"}>{piece.text}</span>
                    <sup class="pt__n" aria-label={`第 ${piece.remark} 处`}>
                      {JOINED}
                      {circled(piece.remark)}
                    </sup>
                  </Fragment>
                ) : (
                  piece.text
                ),
              )}
            </p>
          </div>
        ))}
        {after > 0 && <Left count={after} />}
      </div>
      {visible.length > 0 && (
        <ol class="sheet2__r" aria-label={tone === "better" ? "好在哪里" : "可改处"}>
          {visible.map((point, i) => (
            <li key={i}>
              <i aria-hidden="true">{circled(i + 1)}</i>
              <span>
                <b>{point.head}</b>
                {point.text}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

const Left = ({ count }: { count: number }): JSX.Element => <p class="sheet2__left">（有 {count} 段没有动）</p>;
