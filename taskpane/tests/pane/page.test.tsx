import { cleanup, render } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { Page } from "../../src/ui/page";

afterEach(cleanup);

it("each page is shown from its top, also where the whole pane scrolls", () => {
  const shown = (label: string) => (
    <div class="pane">
      <Page label={label}>一段</Page>
    </div>
  );
  const { container, rerender } = render(shown("送审前必查"));
  const pane = container.querySelector<HTMLElement>(".pane");
  if (!pane) throw new Error("no pane");
  pane.scrollTop = 80;
  rerender(shown("送审前必查"));
  expect(pane.scrollTop).toBe(80);
  rerender(shown("核实清单"));
  expect(pane.scrollTop).toBe(0);
});
