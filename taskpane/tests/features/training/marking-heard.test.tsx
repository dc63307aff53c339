import { cleanup, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { createPractice } from "../../../src/features/training/state/practice";
import { Marking } from "../../../src/features/training/view/marking";
import { LESSON } from "../../fakes/lesson";

afterEach(cleanup);

it("of the comparison one sentence is read out, not the whole of it", async () => {
  const step = LESSON.steps[0];
  if (!step) throw new Error("a lesson without a step");
  const practice = createPractice(step);
  render(<Marking practice={practice} />);
  await practice.submit();
  const region = await screen.findByRole("region", { name: "对照结果" });
  expect(region.getAttribute("aria-live")).toBeNull();
  const told = (): string =>
    screen
      .getAllByRole("status")
      .flatMap((each) => each.textContent)
      .join("|");
  await waitFor(() => expect(told()).toMatch(/标对 0 处，漏了 \d+ 处，多标 0 处/));
});
