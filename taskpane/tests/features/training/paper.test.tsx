/** A lesson on paper has all its steps; beside the screen it is not there. */

import { render } from "preact";
import { afterEach, expect, it, vi } from "vitest";
import { mountProjector } from "../../../src/pages/training/mount";
import { LESSON, TRAINING } from "../../fakes/lesson";

const root = document.body.appendChild(document.createElement("div"));
/** Without the numbers of the remarks. */
const words = (element: Element | null): string => (element?.textContent ?? "").replace(/[\u2060\u2460-\u2473]/g, "");
const paper = (): Element | null => document.querySelector(".onpaper");
afterEach(() => {
  // The document is that of the next file too.
  render(null, root);
  root.remove();
  location.hash = "";
});

it("is drawn for the printer and taken away again", async () => {
  location.hash = LESSON.id;
  mountProjector(root, {
    training: () => Promise.resolve(TRAINING),
    lesson: () => Promise.resolve(LESSON),
    rewrite: null,
  });
  await vi.waitFor(() => expect(root.querySelector(".stage")).not.toBeNull());
  expect(paper()).toBeNull();
  window.dispatchEvent(new Event("beforeprint"));
  for (const step of LESSON.steps) for (const line of step.lines) expect(words(paper())).toContain(line.text);
  expect(paper()?.querySelectorAll("h2")).toHaveLength(LESSON.steps.length);
  window.dispatchEvent(new Event("afterprint"));
  expect(paper()).toBeNull();
});
