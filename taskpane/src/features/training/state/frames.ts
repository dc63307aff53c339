/** A lesson as the frames a room is shown, one after the other. */

import type { Lesson, Step } from "../../../api/lessons";

export type Frame =
  /** One text; what is to mend in it comes on demand. */
  | { at: "text"; name: string; step: Step; index: number }
  /** Two texts side by side. */
  | { at: "change"; name: string; before: Step; after: Step; index: number }
  | { at: "facts"; name: string }
  | { at: "task"; name: string }
  | { at: "selfcheck"; name: string };

export function framesOf(lesson: Lesson): Frame[] {
  const [first] = lesson.steps;
  if (!first) return [];
  if (lesson.kind === "material") {
    return [
      { at: "facts", name: "挑选" },
      { at: "task", name: "动笔" },
      { at: "selfcheck", name: "自查" },
      { at: "text", name: first.name, step: first, index: 0 },
    ];
  }
  return lesson.steps.map((step, index) => {
    const before = lesson.steps[index - 1];
    return before
      ? { at: "change", name: step.name, before, after: step, index }
      : { at: "text", name: step.name, step, index };
  });
}

export interface Shown {
  /** Index of the line. */
  line: number;
  /** How many lines before this one are left out. */
  skipped: number;
}

/** The lines a room should look at: those that changed, or carry a remark on either side. The rest are counted. */
export function linesToShow(step: Step, other: Step | null, points: readonly { line: number }[]): Shown[] {
  const there = other && new Set(other.lines.map((line) => line.text));
  const shown: Shown[] = [];
  let skipped = 0;
  step.lines.forEach((line, index) => {
    if (!there || !there.has(line.text) || points.some((point) => point.line === index)) {
      shown.push({ line: index, skipped });
      skipped = 0;
    } else skipped += 1;
  });
  return shown;
}

export interface Piece {
  text: string;
  /** The number of the remark this piece belongs to, from 1; 0 outside. */
  remark: number;
  /** Whether the remark's number stands after this piece. */
  last: boolean;
}

/** A line cut where its remarks begin and end. Remarks that overlap an earlier one start after it. */
export function pieces(
  text: string,
  points: readonly { line: number; span: readonly [number, number] }[],
  line: number,
): Piece[] {
  const here = points.map((point, index) => ({ ...point, remark: index + 1 })).filter((point) => point.line === line);
  here.sort((a, b) => a.span[0] - b.span[0]);
  const cut: Piece[] = [];
  let at = 0;
  for (const { span, remark } of here) {
    const start = Math.max(span[0], at);
    if (start > at) cut.push({ text: text.slice(at, start), remark: 0, last: false });
    cut.push({ text: text.slice(start, Math.max(span[1], start)), remark, last: true });
    at = Math.max(span[1], at);
  }
  if (at < text.length) cut.push({ text: text.slice(at), remark: 0, last: false });
  return cut;
}

export const circled = (n: number): string => String.fromCharCode(0x245f + n);
