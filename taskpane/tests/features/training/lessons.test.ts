import { describe, expect, it } from "vitest";
import type { Lessons } from "../../../src/features/training/state/lessons";
import { createLessons, editsTo } from "../../../src/features/training/state/lessons";
import { DEFAULTS } from "../../../src/store/settings";
import { createStore } from "../../../src/store/store";
import { fakeApi } from "../../fakes/api";
import { fakeHost, type FakeHost } from "../../fakes/host";
import { LESSON } from "../../fakes/lesson";

const [FIRST, SECOND] = LESSON.steps;
if (!FIRST || !SECOND) throw new Error("two steps");
const paragraphs = (lines: readonly { text: string }[]): { id: string; text: string }[] =>
  lines.map(({ text }, i) => ({ id: `p${i}`, text }));

async function open(
  name: "browser" | "word",
  held: readonly { text: string }[],
): Promise<{ lessons: Lessons; host: FakeHost }> {
  const host: FakeHost = Object.assign(fakeHost(), { name });
  host.paragraphs = paragraphs(held);
  // Only our own page can put one draft in place of another.
  if (name === "word") delete host.replace;
  const lessons = createLessons(createStore(DEFAULTS), host, fakeApi(), () => undefined);
  await lessons.enter("floating");
  return { lessons, host };
}

describe("a lesson's draft in the document", () => {
  it("goes into an empty document at once", async () => {
    const { lessons, host } = await open("word", [{ text: "" }]);
    await lessons.put(0);
    expect(lessons.error.value).toBeNull();
    expect(host.calls.some((call) => call.startsWith("insert"))).toBe(true);
  });

  it("never takes the place of a writer's own document in Word and WPS", async () => {
    const { lessons, host } = await open("word", [{ text: "自己的稿" }]);
    await lessons.put(0, true);
    expect(lessons.error.value?.title).toBe("这里已有文稿");
    expect(host.paragraphs.map((p) => p.text)).toEqual(["自己的稿"]);
  });

  it("asks first on our own page, where Ctrl+Z brings the draft back", async () => {
    const { lessons, host } = await open("browser", [{ text: "自己的稿" }]);
    await lessons.put(0);
    expect(lessons.asking.value).toBe(0);
    expect(host.paragraphs.map((p) => p.text)).toEqual(["自己的稿"]);
    await lessons.put(0, true);
    expect(lessons.asking.value).toBeNull();
    expect(host.paragraphs.map((p) => p.text)).toEqual(FIRST.lines.map((l) => l.text));
  });

  it("is mended by edits, and only while it still is the step's text", async () => {
    const { lessons, host } = await open("word", FIRST.lines);
    await lessons.mend(0);
    expect(host.paragraphs.map((p) => p.text)).toEqual(SECOND.lines.map((l) => l.text));
    expect(lessons.at.value).toBe(1);

    const other = await open("word", [{ text: "自己的稿" }]);
    await other.lessons.mend(0);
    expect(other.lessons.error.value?.title).toBe("文稿和这一步对不上");
    expect(other.host.paragraphs.map((p) => p.text)).toEqual(["自己的稿"]);
  });

  it("changes only the paragraphs that differ", () => {
    const held = paragraphs([FIRST.lines[0] ?? { text: "" }, SECOND.lines[1] ?? { text: "" }]);
    expect(editsTo(held, SECOND).map((e) => e.paragraph)).toEqual(["p0"]);
  });
});
