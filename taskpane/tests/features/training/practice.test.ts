import { describe, expect, it } from "vitest";
import { grade, createPractice, scoreOf } from "../../../src/features/training/state/practice";
import { LESSON } from "../../fakes/lesson";

const step = LESSON.steps[0];
if (!step) throw new Error("the lesson has a step");
const rules = (found: readonly { rule: string }[]): string[] => found.map((f) => f.rule);

describe("marks against findings", () => {
  it("tells hits, misses and false marks apart", () => {
    const outcome = grade(step, [
      { line: 0, clause: 0 },
      { line: 1, clause: 1 },
      { line: 9, clause: null },
    ]);
    expect(rules(outcome.hits)).toEqual(["title.no-action"]);
    expect(rules(outcome.misses)).toEqual(["lead.no-effect"]);
    expect(outcome.false).toEqual([{ line: 1, clause: 1, because: "这里有能核对的数，规则不报。" }]);
  });

  it("does not blame anyone for leaving advice unmarked", () => {
    expect(rules(grade(step, []).misses)).toEqual(["title.no-action", "lead.no-effect"]);
  });

  it("takes a whole paragraph for what is wrong with all of it, else for one of its places", () => {
    const outcome = grade(step, [
      { line: 1, clause: null },
      { line: 0, clause: null },
    ]);
    expect(rules(outcome.hits)).toEqual(["title.no-action", "lead.no-effect"]);
    expect(outcome.false).toEqual([]);
  });

  it("counts one false mark for a paragraph without a place, however it is marked", () => {
    const good = {
      ...step,
      places: [],
      lines: step.lines.map((l) => ({ ...l, whole: [], clauses: l.clauses.map((c) => ({ ...c, findings: [] })) })),
    };
    const outcome = grade(good, [
      { line: 1, clause: 0 },
      { line: 1, clause: null },
    ]);
    expect(outcome.false.map((mark) => mark.clause)).toEqual([null]);
  });

  it("counts findings of one place once, and names the others", () => {
    const outcome = grade({ ...step, places: [[0, 1], [2]] }, [{ line: 0, clause: 0 }]);
    expect(rules(outcome.hits)).toEqual(["title.no-action"]);
    expect(outcome.hits[0]?.beside).toEqual(["vague.attitude 的名字"]);
    expect(rules(outcome.misses)).toEqual(["lead.no-effect"]);
  });

  it("scores what had to be seen", () => {
    expect(
      scoreOf(
        grade(step, [
          { line: 0, clause: 0 },
          { line: 1, clause: 0 },
        ]),
      ),
    ).toBe(50);
    expect(scoreOf({ hits: [], misses: [], false: [] })).toBe(100);
  });
});

describe("practice", () => {
  it("marks and unmarks until it is handed in, and starts again", async () => {
    const practice = createPractice(step);
    practice.toggle({ line: 0, clause: 0 });
    practice.toggle({ line: 1, clause: 0 });
    practice.toggle({ line: 1, clause: 0 });
    expect(practice.marked.value).toEqual([{ line: 0, clause: 0 }]);
    await practice.submit();
    practice.toggle({ line: 1, clause: 0 });
    expect(practice.marked.value).toHaveLength(1);
    expect(practice.score.value).toBe(50);
    practice.again();
    expect(practice.outcome.value).toBeNull();
    expect(practice.marked.value).toEqual([]);
  });

  it("keeps the marks when handing in fails", async () => {
    const practice = createPractice(step, () => Promise.reject(new Error("已经下课")));
    practice.toggle({ line: 0, clause: 0 });
    await practice.submit();
    expect(practice.failed.value).toBe("已经下课");
    expect(practice.marked.value).toHaveLength(1);
  });
});
