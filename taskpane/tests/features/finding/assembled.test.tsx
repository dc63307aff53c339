/** Fixes in the draft's own words: chosen, changed, and written as one edit. */

import { cleanup, fireEvent, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Fix } from "../../../src/api/wire";
import { mount } from "../../../src/pane/mount";
import { fakeApi } from "../../fakes/api";
import { REPORT, TEXT } from "../../fakes/draft";
import { fakeHost, type FakeHost } from "../../fakes/host";
import { placeInDocument } from "../../fakes/page";

const TITLE = TEXT[0]?.[3] ?? "";

const title = (text: string, effect: string): Fix => ({
  label: "用稿里的话",
  safety: "review",
  edits: [{ paragraph: "p1", span: [0, TITLE.length], text: text + (effect && `，${effect}`) }],
  parts: [
    { text: "石桥县", says: "unit", paragraph: "p2", span: [4, 7] },
    { text: text.slice(3), says: "action", paragraph: "p4", span: [7, 20] },
    { text: "，", says: null, paragraph: null, span: null },
    {
      text: effect || "〔稿里没写见到的效果〕",
      says: "effect",
      paragraph: effect ? "p5" : null,
      span: effect ? [13, 17] : null,
    },
  ],
});

let pane: ReturnType<typeof mount>;
let root: HTMLElement;
let host: FakeHost;

beforeEach(async () => {
  root = placeInDocument();
  const fixes = [title("石桥县登记乡土人才 530 名", "开展培训"), title("石桥县分乡镇建册", "")];
  const findings = REPORT.findings
    .filter((f) => f.rule === "title.ornate" || f.rule === "fact.number-inconsistent")
    .map((f) => (f.rule === "title.ornate" ? { ...f, fixes } : f));
  host = fakeHost();
  pane = mount(root, host, { api: fakeApi({ ...REPORT, findings }), storage: null });
  await screen.findByText(/本稿有 2 处可改/);
  fireEvent.click(root.querySelector<HTMLElement>('[data-item*="title.ornate"]') ?? root);
});

afterEach(() => {
  pane.destroy();
  root.remove();
  cleanup();
});

it("each choice shows where its parts stand, and what the draft does not say", async () => {
  const [first, second] = await screen.findAllByRole("radio");
  expect(first?.textContent).toBe("石桥县登记乡土人才 530 名，开展培训");
  expect(first?.getAttribute("aria-checked")).toBe("true");
  expect(screen.getByText("做法第 4 段")).toBeTruthy();
  fireEvent.click(screen.getByText("效果第 5 段"));
  expect(host.calls).toContain("reveal p5 开展培训");
  if (second) fireEvent.click(second);
  expect(screen.getByText(/效果：稿里没有/)).toBeTruthy();
});

it("the words may be changed before they are written, in one edit", async () => {
  const box = await screen.findByLabelText("改一改再用");
  fireEvent.input(box, { target: { value: "石桥县登记530名乡土人才" } });
  fireEvent.click(screen.getByRole("button", { name: "照改" }));
  await vi.waitFor(() => expect(host.paragraphs[0]?.text).toBe("石桥县登记530名乡土人才"));
});

it("another choice forgets what was changed", async () => {
  const box = await screen.findByLabelText<HTMLTextAreaElement>("改一改再用");
  fireEvent.input(box, { target: { value: "改过的" } });
  fireEvent.click(screen.getByText("分乡镇建册"));
  expect(box.value).toBe("石桥县分乡镇建册");
});
