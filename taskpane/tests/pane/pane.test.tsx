import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { mount } from "../../src/pane/mount";
import type { Pane } from "../../src/pane/pane";
import { ApiError } from "../../src/api/client";
import { fakeApi } from "../fakes/api";
import { fakeHost, type FakeHost } from "../fakes/host";
import { placeInDocument } from "../fakes/page";

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

function open(host: FakeHost = fakeHost(), api = fakeApi()): FakeHost {
  pane = mount(root, host, { api, storage: null });
  return host;
}

it("says how much there is to mend, and marks it in the text", async () => {
  const host = open();
  await screen.findByText(/本稿有 \d+ 处可改/);
  expect(host.marked.findings.length).toBeGreaterThan(0);
});

it("opens a card with the quote, the reason and four actions", async () => {
  open();
  await screen.findByText(/本稿有/);
  const row = root.querySelector<HTMLElement>("[data-item]");
  fireEvent.click(row?.querySelector("button") ?? row ?? root);
  for (const word of ["定位", "照改", "批注", "忽略"]) expect(await screen.findByText(word)).toBeTruthy();
  expect(screen.getAllByText(/为什么/).length).toBeGreaterThan(0);
});

it("says that the service is away, and what to do", async () => {
  const offline = (): Promise<never> =>
    Promise.reject(new ApiError("offline", "本机服务没有应答", "请看一下主笔是不是还开着。"));
  open(fakeHost(), fakeApi(undefined, { health: offline, check: offline }));
  await waitFor(() => expect(root.textContent).toContain("现在就连"));
});

it("a report that comes while a template is being filled leaves the user there", async () => {
  const host = open();
  await screen.findByText(/本稿有/);
  const row = root.querySelector<HTMLElement>("[data-item]");
  fireEvent.click(row?.querySelector("button") ?? row ?? root);
  await screen.findByText("定位");
  fireEvent.click(screen.getByRole("tab", { name: "模板" }));
  fireEvent.click(await screen.findByText("逐段插入"));
  await screen.findByText("全部类型");
  host.type("p2", "柳河镇党员大会星期三上午在镇政府会议室召开。");
  for (const each of host.paragraphs.slice(2)) host.type(each.id, "");
  await waitFor(() => expect(pane?.report()?.paragraphs[1]?.text).toContain("星期三"), { timeout: 4000 });
  expect(screen.getByText("全部类型")).toBeTruthy();
});
