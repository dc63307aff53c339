/** 读法: what a person sees of how the draft is read, by pointer, by keyboard, and where there is nothing to read. */

import { act, cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Api } from "../../../src/api/client";
import { ApiError } from "../../../src/api/errors";
import type { ClauseReading } from "../../../src/api/explanation";
import { fields, judgements } from "../../../src/features/explain/state";
import { mount } from "../../../src/pane/mount";
import type { Pane } from "../../../src/pane/pane";
import { fakeApi } from "../../fakes/api";
import { REPORT } from "../../fakes/draft";
import { EXPLANATION, WORDS } from "../../fakes/explanation";
import { fakeHost } from "../../fakes/host";
import { placeInDocument } from "../../fakes/page";

const [brief] = EXPLANATION.briefs;
const clauses = brief?.paragraphs.flatMap((p) => p.clauses) ?? [];
const of = (text: string): ClauseReading => {
  const found = clauses.find((c) => c.at.quote === text);
  if (!found) throw new Error(text);
  return found;
};

describe("the lines", () => {
  it("tell of a clause only what there is", () => {
    expect(fields(of("石桥县高度重视乡土人才工作"), WORDS)).toEqual([
      ["说的是", "态度：怎么重视、怎么认真"],
      ["语气", "已经做了"],
      ["谁", "石桥县"],
      ["套话", "40%"],
      ["空不空", "空 93%，表态"],
      ["读者会同意", "66%"],
      ["依据", "换个单位名也成立、后一句也空"],
    ]);
    expect(fields(of("石桥县将进一步健全机制"), WORDS)).toContainEqual(["管着它", "打算"]);
    expect(fields(of("全县登记乡土人才 530 名"), WORDS)).toContainEqual(["数", "530 名（活动量）"]);
    expect(fields(of("二是摸清家底"), WORDS)).toContainEqual(["空不空", "小标题，不算"]);
  });

  it("tell what the clauses came to", () => {
    expect(brief && judgements(brief, WORDS)).toEqual([
      ["标题", "弱，口号（弱的可能 97%）。看出来的依据：用了比喻、用了口号"],
      ["体裁", "信息 90%　总结 9%"],
      ["题目", "偏大（偏大的可能 81%，读者会同意 71%）。看出来的依据：标题用了整条工作线的名字"],
      ["导语", "第 2 段是导语（不像的可能 21%）"],
      ["针对什么", "没答"],
      ["干什么", "“多措并举抓好培育使用”"],
      ["见什么效果", "没答"],
    ]);
  });
});

describe("the page", () => {
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

  async function open(lines?: string[], more: Partial<Api> = {}): Promise<void> {
    pane = mount(root, fakeHost(lines), { api: fakeApi(REPORT, more), storage: null });
    await (lines ? screen.findByText("文稿还是空的") : screen.findByText(/本稿有 \d+ 处可改/));
    fireEvent.click(screen.getByRole("button", { name: "设置" }));
    fireEvent.click(await screen.findByText("看读法"));
  }
  const told = (): HTMLElement => screen.getByRole("status", { name: "这一句读成了" });

  it("shows each clause with its act in words, not by colour alone", async () => {
    await open();
    const lead = await screen.findByRole("list", { name: "第 2 段 · 导语" });
    expect(
      within(lead)
        .getAllByRole("button")
        .map((b) => b.textContent),
    ).toEqual(["石桥县高度重视乡土人才工作态度空", "多措并举抓好培育使用空做法", "取得显著成效变化空"]);
  });

  it("tells the fields of the clause that is pointed at", async () => {
    await open();
    fireEvent.mouseEnter((await screen.findByText("取得显著成效")).closest("button") ?? root);
    expect(told().textContent).toContain("空 98%，成效");
  });

  it("is walked with the arrow keys, a paragraph being one tab stop", async () => {
    await open();
    const lead = await screen.findByRole("list", { name: "第 2 段 · 导语" });
    const buttons = within(lead).getAllByRole("button");
    expect(buttons.map((b) => b.tabIndex)).toEqual([0, -1, -1]);
    void act(() => buttons[0]?.focus());
    fireEvent.keyDown(buttons[0] ?? root, { key: "ArrowDown" });
    expect(document.activeElement).toBe(buttons[1]);
    expect(told().textContent).toContain("说做了，没说做的是什么");
    expect(buttons.map((b) => b.tabIndex)).toEqual([-1, 0, -1]);
  });

  it("says what to do where there is nothing to read", async () => {
    await open([""]);
    expect(await screen.findByText("还没有可读的")).toBeTruthy();
  });

  it("says what failed", async () => {
    const refused = new ApiError("offline", "本机服务没有应答", "请看一下主笔是不是还开着。");
    await open(undefined, { explain: () => Promise.reject(refused) });
    expect((await screen.findByRole("alert")).textContent).toContain("本机服务没有应答");
  });
});
