/** The card of a finding that rests on many weak signs. */

import { cleanup, fireEvent, screen } from "@testing-library/preact";
import { expect, it } from "vitest";
import { mount } from "../../../src/pane/mount";
import { fakeApi } from "../../fakes/api";
import { REPORT } from "../../fakes/draft";
import { fakeHost } from "../../fakes/host";
import { placeInDocument } from "../../fakes/page";

it("a card says what weighed most, and nothing where nothing was weighed", async () => {
  const root = placeInDocument();
  const findings = REPORT.findings
    .filter((f) => f.rule === "title.ornate" || f.rule === "fact.number-inconsistent")
    .map((f) => (f.rule === "title.ornate" ? { ...f, reasons: ["用了比喻", "没有动词"] } : f));
  const pane = mount(root, fakeHost(), { api: fakeApi({ ...REPORT, findings }), storage: null });
  await screen.findByText(/本稿有 2 处可改/);
  fireEvent.click(root.querySelector<HTMLElement>('[data-item*="title.ornate"]') ?? root);
  expect(await screen.findByText("看出来的依据：用了比喻、没有动词")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: /下一处/ }));
  await screen.findByText("310 + 240 = 550，比 530 多 20。");
  expect(screen.queryByText(/看出来的依据/)).toBeNull();
  pane.destroy();
  root.remove();
  cleanup();
});
