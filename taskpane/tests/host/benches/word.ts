/** The Word host over the fake Word of one tier. */

import { vi } from "vitest";
import { createWordHost } from "../../../src/host/word";
import type { Switches, TierName } from "../../fakes/word/facts";
import { add, highlightsOf, paragraph, remove, rewrite, storyOf, textsOf } from "../../fakes/word/sketch";
import type { Comment, Story, Stretch } from "../../fakes/word/story";
import { closePane, createWord, type FakeWord } from "../../fakes/word/word";
import type { Bench, Opened } from "../contract";

export interface OpenedWord extends Opened {
  word: FakeWord;
}

export interface WordBench extends Bench {
  open(sketch: Parameters<Bench["open"]>[0]): Promise<OpenedWord>;
}

export const wordBench = (tier: TierName, switches: Switches = {}): WordBench => ({
  // Word 2016 does not tell add-ins what stands in a table.
  can: {
    cells: tier !== "T0",
    rows: tier !== "T0",
    tracked: !switches["text.deleted"] || tier === "T2" || tier === "T3",
    fields: true,
    highlights: true,
    bookmarks: tier !== "T0" && tier !== "T1",
    comments: true,
    styles: true,
  },
  coarse: tier === "T0",
  open: (sketch) => opened(storyOf(sketch), tier, switches),
});

async function opened(story: Story, tier: TierName, switches: Switches): Promise<OpenedWord> {
  const word = createWord(story, { tier, switches });
  vi.stubGlobal("Office", word.office);
  vi.stubGlobal("Word", word.word);
  const foreign = highlightsOf(story).map((h) => h.words);
  const host = await createWordHost();
  const words = (all: readonly Stretch[]): string[] =>
    [...all].sort((a, b) => a.start - b.start).map((s) => story.text(s, false));
  const commentOn = (quote: string): Comment | undefined => story.comments.find((c) => story.text(c, false) === quote);
  story.writes = 0;
  return {
    word,
    host,
    text: () => textsOf(story),
    comments: () =>
      [...story.comments].sort((a, b) => a.start - b.start).map((c) => ({ text: c.text, quote: story.text(c, false) })),
    highlights: () => highlightsOf(story),
    marks: () => [
      ...words([...story.annotations, ...story.glows]),
      ...highlightsOf(story)
        .map((h) => h.words)
        .filter((w) => !foreign.includes(w)),
    ],
    revisions: () => story.revisions.flatMap(({ kind, text }) => (kind === "format" ? [] : [{ kind, text }])),
    selected: () => story.text(story.selection, false),
    style: (index) => story.para(paragraph(story, index)).style,
    rewrite: (index, text) => {
      rewrite(story, index, text);
      word.edited();
    },
    add: (before, text) => {
      add(story, before, text);
      word.edited();
    },
    remove: (index) => {
      remove(story, index);
      word.edited();
    },
    select: (index, start, end) => {
      const from = paragraph(story, index).start;
      story.selection = { start: from + start, end: from + end };
      word.edited();
    },
    reply: (quote, text) => commentOn(quote)?.replies.push(text),
    reword: (quote, text) => Object.assign(commentOn(quote) ?? {}, { text }),
    resolve: (quote) => Object.assign(commentOn(quote) ?? {}, { resolved: true }),
    writes: () => story.writes,
    settle: async () => {
      await vi.advanceTimersByTimeAsync(3000);
    },
    restart: () => {
      closePane(story, switches);
      return opened(story, tier, switches);
    },
  };
}
