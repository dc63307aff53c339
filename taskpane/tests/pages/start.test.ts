import { expect, it, vi } from "vitest";
import { showError, startTab } from "../../src/pages/start";

it("opens the tab a ribbon button asked for, and 自查 for anything else", () => {
  expect(["?tab=review", "?host=word&tab=templates", "", "?tab=<script>"].map(startTab)).toEqual([
    "review",
    "templates",
    "check",
    "check",
  ]);
});

it("says what happened and offers to try again", () => {
  const root = document.createElement("div");
  showError(root, { title: "没有连上 Word", detail: "请重启 <Word>。" });
  expect(root.querySelector("[role=alert]")?.textContent).toContain("请重启 <Word>。");
  const reload = vi.spyOn(window.location, "reload").mockImplementation(() => undefined);
  root.querySelector("button")?.click();
  expect(reload).toHaveBeenCalledOnce();
});
