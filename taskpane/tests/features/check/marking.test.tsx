/** What a writer sees where marks are written into the document, comments cannot be, or the program refuses. */

import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { mount } from "../../../src/pane/mount";
import { HostError, type Host } from "../../../src/host/host";
import type { Pane } from "../../../src/pane/pane";
import { fakeApi } from "../../fakes/api";
import { fakeHost, type FakeHost } from "../../fakes/host";
import { placeInDocument } from "../../fakes/page";

let pane: Pane | null = null;
let root: HTMLElement;

beforeEach(() => {
  root = placeInDocument();
});
afterEach(() => {
  pane?.destroy();
  root.remove();
  cleanup();
});

async function open(more: Partial<Host> = {}, written = true): Promise<FakeHost> {
  const host = Object.assign(fakeHost(undefined, written ? { silentMarks: false, comment: false } : {}), more);
  pane = mount(root, host, { api: fakeApi(), storage: null });
  await screen.findByText(/本稿有 \d+ 处可改/);
  return host;
}

const openCard = (): void => {
  fireEvent.click(root.querySelector<HTMLElement>("[data-item]") ?? root);
};

it("writes marks only after the click, and then offers to clear them", async () => {
  const host = await open();
  expect(host.marked.findings).toEqual([]);
  fireEvent.click(screen.getByText("在文中标出"));
  expect(await screen.findByText("清除标记")).toBeTruthy();
  expect(host.marked.findings.length).toBeGreaterThan(0);
  fireEvent.click(screen.getByText("清除标记"));
  expect(await screen.findByText("文中的标记已清除")).toBeTruthy();
  expect(screen.getByText("在文中标出")).toBeTruthy();
});

it("offers to clear what an earlier session left in the document", async () => {
  await open({ saved: () => Promise.resolve(2) });
  expect(await screen.findByText("清除标记")).toBeTruthy();
});

it("says what clearing left alone", async () => {
  await open({ saved: () => Promise.resolve(2), clear: () => Promise.resolve({ comments: 1, marks: 0 }) });
  fireEvent.click(await screen.findByText("清除标记"));
  expect(await screen.findByText(/1 条批注别人回复过、改过/)).toBeTruthy();
});

it("says on the card why there are no comments, and what does the same", async () => {
  const copied = vi.fn(() => Promise.resolve(new Blob(["PK"])));
  await open({ lacks: { comment: "这个版本的 Word 不让插件写批注。" }, file: copied });
  openCard();
  expect(await screen.findByText("这个版本的 Word 不让插件写批注。")).toBeTruthy();
  expect(screen.getByText(/在文中标黄/)).toBeTruthy();
  fireEvent.click(screen.getByText(/另存带批注的副本/));
  await waitFor(() => expect(copied).toHaveBeenCalledOnce());
});

it("tells a refusal on the card in the program's words", async () => {
  await open({ comment: () => Promise.reject(new HostError("这一处现在不能改", "文稿可能受保护。")) }, false);
  openCard();
  fireEvent.click(await screen.findByText("批注"));
  expect((await screen.findByRole("alert")).textContent).toContain("这一处现在不能改");
});

it("tells a failure to read in the program's words", async () => {
  const host = Object.assign(fakeHost(), {
    read: () => Promise.reject(new HostError("Word 正忙", "请过几秒再点一次。")),
  });
  pane = mount(root, host, { api: fakeApi(), storage: null });
  expect((await screen.findByRole("alert")).textContent).toBe("Word 正忙。请过几秒再点一次。");
});

it("takes the program's own colours", async () => {
  await open({ theme: "dark" });
  expect(document.documentElement.dataset.theme).toBe("dark");
});
