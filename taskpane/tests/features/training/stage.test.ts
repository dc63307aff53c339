import { describe, expect, it } from "vitest";
import { framesOf, linesToShow, pieces } from "../../../src/features/training/state/frames";
import { onStageKey } from "../../../src/features/training/state/keys";
import { createStage, type Stage } from "../../../src/features/training/state/stage";
import { LESSON, TRAINING } from "../../fakes/lesson";

async function stageAt(): Promise<Stage> {
  const stage = createStage({
    training: () => Promise.resolve(TRAINING),
    lesson: () => Promise.resolve(LESSON),
    rewrite: null,
  });
  await stage.start("floating");
  return stage;
}

function press(stage: Stage, key: string, on?: HTMLElement): boolean {
  const event = new KeyboardEvent("keydown", { key, bubbles: true });
  (on ?? document.body).dispatchEvent(event);
  return onStageKey(event, stage);
}

describe("the clicker and the keyboard", () => {
  it("goes on and back by arrows, hiding what was shown", async () => {
    const stage = await stageAt();
    press(stage, " ");
    expect(stage.shown.value).toBe(true);
    press(stage, "ArrowRight");
    expect([stage.index.value, stage.shown.value]).toEqual([1, false]);
    press(stage, "ArrowRight");
    expect(stage.index.value).toBe(1);
    press(stage, "ArrowLeft");
    expect(stage.index.value).toBe(0);
  });

  it("needs one button only on a clicker: first what is hidden, then on", async () => {
    const stage = await stageAt();
    const seen = ["PageDown", "PageDown", "PageDown", "PageUp", "PageUp"].map((key) => {
      press(stage, key);
      return `${stage.index.value}${stage.shown.value ? "+" : "-"}`;
    });
    expect(seen).toEqual(["0+", "1-", "1+", "1-", "0-"]);
  });

  it("goes black on B, and any key brings the picture back", async () => {
    const stage = await stageAt();
    press(stage, "b");
    expect(stage.black.value).toBe(true);
    press(stage, "ArrowRight");
    expect([stage.black.value, stage.index.value]).toEqual([false, 0]);
  });

  it("leaves step by step on Esc", async () => {
    const stage = await stageAt();
    press(stage, "p");
    expect(stage.practice.value).not.toBeNull();
    press(stage, "Escape");
    expect([stage.practice.value, stage.lesson.value]).toEqual([null, LESSON]);
    press(stage, "Escape");
    expect(stage.lesson.value).toBeNull();
    expect(press(stage, "ArrowRight")).toBe(false);
  });

  it("leaves alone keys that type, and the space bar on a button", async () => {
    const stage = await stageAt();
    const field = document.body.appendChild(document.createElement("textarea"));
    const button = document.body.appendChild(document.createElement("button"));
    expect(press(stage, "b", field)).toBe(false);
    expect(press(stage, " ", button)).toBe(false);
    expect([stage.black.value, stage.shown.value]).toEqual([false, false]);
    field.remove();
    button.remove();
  });

  it("counts hands by digit, and never below nought", async () => {
    const stage = await stageAt();
    press(stage, "1");
    press(stage, "1");
    press(stage, "3");
    stage.vote(1, -1);
    expect(stage.votes.value).toEqual([2, 0, 1]);
  });
});

describe("frames", () => {
  it("set each step beside the one before", () => {
    expect(framesOf(LESSON).map((f) => f.at)).toEqual(["text", "change"]);
    expect(framesOf({ ...LESSON, kind: "material" }).map((f) => f.at)).toEqual(["facts", "task", "selfcheck", "text"]);
  });

  it("leave out the lines that are the same on both sides, and count them", () => {
    const [before, after] = LESSON.steps;
    if (!before || !after) throw new Error("two steps");
    const same = { ...after, lines: [...before.lines.slice(0, 1), ...after.lines.slice(1)] };
    expect(linesToShow(same, before, [])).toEqual([{ line: 1, skipped: 1 }]);
    expect(linesToShow(same, before, [{ line: 0 }])).toHaveLength(2);
  });

  it("cut a line where remarks begin and end, without losing a letter", () => {
    const cut = pieces(
      "镇党委高度重视，走访。",
      [
        { line: 0, span: [3, 7] },
        { line: 0, span: [5, 10] },
        { line: 1, span: [0, 2] },
      ],
      0,
    );
    expect(cut.map((p) => p.text).join("")).toBe("镇党委高度重视，走访。");
    expect(cut.map((p) => p.remark)).toEqual([0, 1, 2, 0]);
  });
});
