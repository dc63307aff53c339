import { Fragment, type ComponentChildren, type JSX } from "preact";
import { isHole, pieces } from "../text/holes";

/** An example's text: [[…]] is what the rule points at; each of its paragraphs begins a line. */
export function Marked({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text
        .split(/\[\[|\]\]/)
        .map((part, i) => (i % 2 === 1 ? <b key={i}>{lines(part)}</b> : <Fragment key={i}>{lines(part)}</Fragment>))}
    </>
  );
}

const lines = (text: string): ComponentChildren =>
  text.split(/\s*\n\s*/).flatMap((line, i) => (i === 0 ? [line] : [<br key={i} />, line]));

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
            {value === undefined || value === "" ? <Blank asks={piece.hole} /> : value}
          </span>
        );
      })}
    </>
  );
}

/** What is to be filled in: seen by its frame, heard by its word. */
export const Blank = ({ asks }: { asks: string }): JSX.Element => (
  <>
    <span class="sr">待填：</span>
    {asks}
  </>
);
