/** Two minutes with the draft that is open: each step says one thing and shows its place in the pane. Nothing is changed. */

import { place } from "../../api/place";
import { signal, type Signal } from "@preact/signals";
import type { Navigation } from "../../store/navigate";
import type { Store } from "../../store/store";
import { SEVERITY } from "../../text/words";

export interface Step {
  title: string;
  text: string;
  /** Bring into the pane what the step is about. */
  show(store: Store, go: Navigation): void;
}

export const STEPS: readonly Step[] = [
  {
    title: "文中画线的，就是可改处",
    text: `实线${SEVERITY.error.word}，虚线${SEVERITY.warning.word}，点线${SEVERITY.advice.word}。最要紧的三处在最上面，其余按标题、导语、主体折着。`,
    show: (_, go) => go.list(false),
  },
  {
    title: "点一处，看为什么、怎么改",
    text: "每一处都写着理由、依据和好例。“照改”替您改，Ctrl+Z 退回；不同意就点“忽略”，以后不再提。",
    show: (store, go) => {
      const first = store.listing.value.sequence[0];
      if (first) go.card(first, false);
    },
  },
  {
    title: "从零起草：套提纲",
    text: "十三类稿件，整篇或一段一段插进去，〔〕是待填处，按 Tab 跳到下一个。",
    show: (_, go) => go.tab("templates"),
  },
  {
    title: "有总结、汇报：找信息",
    text: "选一份材料，主笔挑出能单独成篇的题目，把原文里的事实排成提纲。原文没有的，一个字也不编。",
    show: (_, go) => go.page({ at: "mining" }),
  },
  {
    title: "送审之前：必查",
    text: "数字、人名、日期、没填的空、上一稿留下的字，领导最先看出来的几样，核一样勾一样，可以打印。",
    show: (_, go) => go.page({ at: "preflight" }),
  },
  {
    title: "写的时候不打扰",
    text: `没写完的一段不说话，停笔才看。右下角“清除标记”随时可点。文稿${place().short}。`,
    show: (_, go) => go.list(false),
  },
];

export interface Tour {
  /** The step shown; null when there is no tour. */
  at: Signal<number | null>;
  start(): void;
  to(step: number): void;
  /** End it, and do not offer it again. */
  stop(): void;
}

export function createTour(s: Store, go: Navigation, done: () => void): Tour {
  const at = signal<number | null>(null);
  const to = (step: number): void => {
    at.value = step;
    STEPS[step]?.show(s, go);
  };
  return {
    at,
    start: () => to(0),
    to,
    stop: () => {
      at.value = null;
      done();
      go.list(false);
    },
  };
}
