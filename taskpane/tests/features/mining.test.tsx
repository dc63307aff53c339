/** 找信息 is offered where a summary is recognised, and takes pasted material. */

import { cleanup, fireEvent, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { mount } from "../../src/pane/mount";
import { fakeApi } from "../fakes/api";
import { REPORT, TEXT } from "../fakes/draft";
import { fakeHost } from "../fakes/host";
import { placeInDocument } from "../fakes/page";

const mine = vi.fn(() => Promise.resolve({ documents: ["x"], candidates: [], passed_over: 0 }));
const PATIENT = { timeout: 4000 };

let pane: ReturnType<typeof mount>;
let root: HTMLElement;

beforeEach(() => {
  root = placeInDocument();
  const genre = { name: "总结" as const, because: ["回顾全年"], folds: true };
  pane = mount(root, fakeHost(), { api: { ...fakeApi({ ...REPORT, genre }), mine }, storage: null });
});

afterEach(() => {
  pane.destroy();
  root.remove();
  cleanup();
  mine.mockClear();
});

it("a summary is looked through where it stands", async () => {
  fireEvent.click(await screen.findByText("从本稿找信息", undefined, PATIENT));
  await vi.waitFor(() => expect(mine).toHaveBeenCalledTimes(1));
  const [files, open] = mine.mock.calls[0] as unknown as [File[], { paragraphs: { text: string }[] }];
  expect(files).toEqual([]);
  expect(open.paragraphs.map((p) => p.text)).toEqual(TEXT.map((p) => p[3]));
});

it("pasted lines are looked through as paragraphs", async () => {
  fireEvent.click(await screen.findByText("从本稿找信息", undefined, PATIENT));
  await screen.findByRole("heading", { name: "没有找到可以单独成篇的题目" }, PATIENT);
  fireEvent.click(screen.getByText("换一份材料"));
  fireEvent.input(await screen.findByLabelText("或者把材料贴在这里", undefined, PATIENT), {
    target: { value: "总结\n\n一是建章。\n" },
  });
  fireEvent.click(await screen.findByText("从贴的材料找", undefined, PATIENT));
  await vi.waitFor(() => expect(mine).toHaveBeenCalledTimes(2));
  const [, open] = mine.mock.calls[1] as unknown as [File[], { name: string; paragraphs: { text: string }[] }];
  expect(open.name).toBe("贴进来的材料");
  expect(open.paragraphs.map((p) => p.text)).toEqual(["总结", "一是建章。"]);
});
