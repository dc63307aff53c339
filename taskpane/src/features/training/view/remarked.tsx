/** A line with ①②③ where its remarks are, and the remarks themselves. */

import { Fragment, type JSX } from "preact";
import type { Point } from "../../../api/lessons";
import { circled, pieces } from "../state/frames";

/** A word joiner: the number stays on the line of its words. */
const JOINED = "\u2060";

interface Props {
  text: string;
  line: number;
  points: readonly Point[];
  /** The remarks say what is good. */
  good: boolean;
}

export function Remarked({ text, line, points, good }: Props): JSX.Element {
  return (
    <>
      {pieces(text, points, line).map((piece, i) =>
        piece.remark > 0 ? (
          <Fragment key={i}>
            <span class={good ? "pt pt--ok" : "pt"}>{piece.text}</span>
            <sup class="pt__n">
              {JOINED}
              {circled(piece.remark)}
            </sup>
          </Fragment>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}

export function RemarkItems({ points }: { points: readonly Point[] }): JSX.Element {
  return (
    <>
      {points.map((point, i) => (
        <li key={i}>
          <i>{circled(i + 1)}</i>
          <span>
            <b>{point.head}</b>
            <span class="sr">：</span>
            {point.text}
          </span>
        </li>
      ))}
    </>
  );
}
