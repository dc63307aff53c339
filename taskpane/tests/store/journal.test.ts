/** One order for what was done in the text and beside it. */

import { expect, it } from "vitest";
import type { History } from "../../src/host/host";
import { createJournal } from "../../src/store/journal";

/** A text whose every word is one step, and what is done beside it. */
function counted(): { history: History; text: string[]; type(word: string): void } {
  const text: string[] = [];
  return {
    text,
    type: (word) => text.push(word),
    history: { depth: () => text.length, undo: () => Promise.resolve(text.pop() !== undefined) },
  };
}

it("takes back what was done last, whether in the text or beside it", async () => {
  const { history, text, type } = counted();
  const journal = createJournal(history);
  const done: string[] = [];
  const act = (name: string): void => {
    done.push(name);
    journal.did(() => done.pop());
  };
  type("甲");
  act("忽略");
  type("乙");
  act("批注");

  expect([await journal.undo(), text, done]).toEqual([true, ["甲", "乙"], ["忽略"]]);
  expect([await journal.undo(), text, done]).toEqual([true, ["甲"], ["忽略"]]);
  expect([await journal.undo(), text, done]).toEqual([true, ["甲"], []]);
  expect([await journal.undo(), text, done]).toEqual([true, [], []]);
});

it("says so when there is nothing to take back", async () => {
  expect(await createJournal().undo()).toBe(false);
  expect(await createJournal({ depth: () => 0, undo: () => Promise.reject(new Error("asked")) }).undo()).toBe(false);
});

it("asks a program that does not count its steps only for what we wrote", async () => {
  const asked: string[] = [];
  const journal = createJournal({ undo: () => Promise.resolve(asked.push("undo") > 0) });
  expect(await journal.undo()).toBe(false);
  journal.wrote();
  journal.did(() => asked.push("back"));
  await journal.undo();
  await journal.undo();
  expect(asked).toEqual(["back", "undo"]);
});

it("forgets what belonged to another document", async () => {
  const journal = createJournal();
  journal.did(() => expect.unreachable());
  journal.forget();
  expect(await journal.undo()).toBe(false);
});
