/**
 * The fake Word on a page, in place of office.js. The page's `fakeWord` says which one and with which text; the document is kept
 * for the tab, so that a reload is the pane closed and opened again. `fakeDocument` is what a person sees and does.
 */

import type { Sketch } from "../../host/contract";

import { add, highlightsOf, remove, rewrite, storyOf, textsOf } from "./sketch";
import { Story } from "./story";
import { closePane, createWord, type Options } from "./word";

interface Page {
  fakeWord: Options & { sketch: Sketch; file?: string };
  fakeDocument: object;
  Office: object;
  Word: object;
}

const page = window as unknown as Page;
const KEY = "fake-document";

function restored(): Story | null {
  const kept = sessionStorage.getItem(KEY);
  if (!kept) return null;
  const { chars, comments, bookmarks, settings } = JSON.parse(kept) as Pick<
    Story,
    "chars" | "comments" | "settings"
  > & { bookmarks: [string, { start: number; end: number }][] };
  const story = new Story();
  Object.assign(story, { chars, comments, settings, bookmarks: new Map(bookmarks) });
  closePane(story, page.fakeWord.switches ?? {});
  return story;
}

const { sketch, file, ...options } = page.fakeWord;
const story = restored() ?? storyOf(sketch);
const word = createWord(story, options);
if (file !== undefined) word.bytes = Uint8Array.from(atob(file), (c) => c.charCodeAt(0));
page.Office = word.office;
page.Word = word.word;

window.addEventListener("pagehide", () => {
  const { chars, comments, bookmarks, settings } = story;
  sessionStorage.setItem(KEY, JSON.stringify({ chars, comments, settings, bookmarks: Array.from(bookmarks) }));
});

const words = (all: readonly { start: number; end: number }[]): string[] =>
  [...all].sort((a, b) => a.start - b.start).map((s) => story.text(s, false));

page.fakeDocument = {
  text: () => textsOf(story),
  comments: () => story.comments.map((c) => ({ text: c.text, quote: story.text(c, false), author: c.author })),
  highlights: () => highlightsOf(story),
  underlined: () => words(story.annotations),
  glowing: () => words(story.glows),
  bookmarks: () => Array.from(story.bookmarks.keys()),
  revisions: () => story.revisions,
  selected: () => story.text(story.selection, false),
  writes: () => story.writes,
  syncs: () => word.syncs(),
  clickFirstUnderline: () => word.click(story.annotations[0]?.id ?? ""),
  caret: (paragraph: number) => {
    const at = story.paragraphs()[paragraph];
    if (at) story.selection = { start: at.start, end: at.start };
  },
  rewrite: (paragraph: number, text: string) => {
    rewrite(story, paragraph, text);
    word.edited();
  },
  add: (before: number, text: string) => {
    add(story, before, text);
    word.edited();
  },
  remove: (paragraph: number) => {
    remove(story, paragraph);
    word.edited();
  },
  fail: (member: string, code: string, times = 1) => word.faults.push({ member, code, times }),
};
