import { Fragment, type JSX } from "preact";
import { isHole, pieces } from "../text/holes";

/** An example's text: [[…]] is what the rule points at; a line break in it divides paragraphs. */
export function Marked({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text
        .split(/\[\[|\]\]/)
        .map((part, i) =>
          i % 2 === 1 ? <b key={i}>{part}</b> : <Fragment key={i}>{part.replace(/\s*\n\s*/g, "　")}</Fragment>,
        )}
    </>
  );
}

/** A text with its holes drawn; `on` is the one being filled, filled ones show their value. */
export function Holed({ text, on, values }: { text: string; on?: number; values?: readonly string[] }): JSX.Element {
  return (
    <>
      {pieces(text).map((piece, i) => {
        if (!isHole(piece)) return <Fragment key={i}>{piece.text}</Fragment>;
        const value = values?.[piece.index]?.trim();
        const look = piece.index === on ? "slot slot--on" : value ? "slot slot--done" : "slot";
        return (
          <span class={look} key={i}>
            {value ?? piece.hole}
          </span>
        );
      })}
    </>
  );
}
