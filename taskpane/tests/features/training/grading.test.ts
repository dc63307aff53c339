/** `grade` gives what the cases say; the service's `grade` is held to the same file by tests/training/test_grading.py. */

import { expect, it } from "vitest";
import type { Found, Mark, Step } from "../../../src/api/lessons";
import { grade } from "../../../src/features/training/state/practice";
import GRADING from "../../../../tests/training/grading.json";
import { found, LESSON } from "../../fakes/lesson";

const [some] = LESSON.steps;
if (!some) throw new Error("the lesson has a step");
const step: Step = {
  ...some,
  lines: GRADING.lines.map((line) => ({
    ...line,
    text: "",
    role: "body" as const,
    clauses: line.clauses.map((clause) => ({ ...clause, span: [0, 0] as [number, number] })),
  })),
  findings: GRADING.severities.map((severity, i) => found(String(i), "", severity as Found["severity"])),
  places: GRADING.places,
};
const placesOf = (all: readonly Found[]): number[] =>
  all.map((f) => step.places.findIndex(([first]) => first === Number(f.rule)));

it.each(GRADING.cases)("$what", (given) => {
  const marks = given.marks.map(([line, clause]) => ({ line, clause }) as Mark);
  const result = grade(step, marks);
  expect([placesOf(result.hits), placesOf(result.misses)]).toEqual([given.hits, given.misses]);
  expect(result.false.map((f) => [f.line, f.clause, f.because])).toEqual(given.false);
});
