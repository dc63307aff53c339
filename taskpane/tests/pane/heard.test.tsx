import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { mount } from "../../src/pane/mount";
import type { Pane } from "../../src/pane/pane";
import { fakeApi } from "../fakes/api";
import { fakeHost, type FakeHost } from "../fakes/host";
import { placeInDocument } from "../fakes/page";

let pane: Pane | null = null;
let root: HTMLElement;

beforeEach(() => {
  root = placeInDocument();
});
afterEach(() => {
  vi.useRealTimers();
  pane?.destroy();
  root.remove();
  cleanup();
});

const heard = (): string =>
  screen
    .queryAllByRole("status")
    .flatMap((each) => each.textContent)
    .join("|");

async function open(host: FakeHost = fakeHost()): Promise<FakeHost> {
  pane = mount(root, host, { api: fakeApi(), storage: null });
  await screen.findByText(/本稿有 \d+ 处可改/);
  return host;
}

it("a check that was asked for is told by its outcome, one that came of typing is not", async () => {
  const host = await open();
  const outcome = /看完了，有 \d+ 处可改/;
  await waitFor(() => expect(heard()).toMatch(outcome));
  const before = heard();
  const checked = pane?.report();
  host.type("p2", "柳河镇党员大会星期三上午在镇政府会议室召开。");
  await waitFor(() => expect(pane?.report()).not.toBe(checked), { timeout: 4000 });
  expect(heard()).toBe(before);
  const asked = vi.fn<(words: string) => void>();
  new MutationObserver(() => asked(heard())).observe(root, { childList: true, subtree: true, characterData: true });
  fireEvent.click(screen.getByRole("button", { name: "自查" }));
  await waitFor(() => expect(asked.mock.lastCall?.[0]).toMatch(outcome));
  expect(asked.mock.calls.some(([words]) => !outcome.test(words))).toBe(true); // the same words again are news again
});

it("that the service is well is shown, and not read out after every piece of news", async () => {
  await open();
  expect(root.textContent).toContain("正常");
  expect(heard()).not.toContain("正常");
});

it("what is undone and done again is told each time", async () => {
  const history = { undo: () => Promise.resolve(true), redo: () => Promise.resolve(true), depth: () => 3 };
  await open({ ...fakeHost(), history });
  const press = async (key: string): Promise<string> => {
    const before = heard();
    fireEvent.keyDown(root.querySelector("button") ?? root, { key, ctrlKey: true });
    await waitFor(() => expect(heard()).not.toBe(before));
    return heard();
  };
  expect(await press("z")).toContain("已撤销");
  expect(await press("z")).toContain("又撤销一步");
  expect(await press("y")).toContain("已重做");
});

it("a card says which of how many it is, and its letters are no part of the names", async () => {
  await open();
  fireEvent.click(root.querySelector("[data-item]") ?? root);
  const card = await screen.findByRole("article");
  expect(card.getAttribute("aria-label")).toMatch(/^(必改|建议改|可斟酌)：.+，第 1 处，共 \d+ 处$/);
  const fix = screen.getByRole("button", { name: "照改" });
  expect(fix.getAttribute("aria-keyshortcuts")).toBe("Z");
  expect(fix.title).not.toContain("照改");
});
