import { afterEach, expect, it, vi } from "vitest";
import type { OwnComment } from "../../../src/host/host";
import { createSession, type Session } from "../../../src/session/session";
import { fakeApi } from "../../fakes/api";
import { fakeHost, type FakeHost } from "../../fakes/host";

let session: Session | null = null;
afterEach(() => session?.destroy());

/** A host that lists its comments, as the browser's does. */
async function open(
  more: Partial<FakeHost> = {},
): Promise<{ s: Session; host: FakeHost; said: OwnComment[]; authors: (string | undefined)[] }> {
  const said: OwnComment[] = [];
  const authors: (string | undefined)[] = [];
  const base = fakeHost();
  const host: FakeHost = Object.assign(base, {
    comment: (anchor: { quote: string }, text: string, author?: string) => {
      said.push({ text, quote: anchor.quote });
      authors.push(author);
      return Promise.resolve("done" as const);
    },
    comments: () => Promise.resolve([...said]),
    ...more,
  });
  const s = createSession(host, fakeApi(), null);
  session = s;
  await vi.waitFor(() => expect(s.store.report.value).not.toBeNull());
  await s.review.bank.load();
  return { s, host, said, authors };
}

const item = (s: Session, rule: string): Session["store"]["items"]["value"][number] => {
  const found = s.review.store.sequence.value.find((i) => i.finding.rule === rule);
  if (!found) throw new Error(rule);
  return found;
};

it("sets a remark down with one key, goes on, and writes nothing yet", async () => {
  const { s, said } = await open();
  const [first, second] = s.review.store.sequence.value;
  if (first) s.review.notes.toggle(first);
  expect(s.review.store.cursor.value).toBe(second?.id);
  expect(said).toEqual([]);
});

it("writes signed comments in the reviewer's name, one a paragraph", async () => {
  const { s, said, authors } = await open();
  for (const rule of ["vague.result", "vague.attitude", "fact.number-inconsistent"])
    s.review.notes.toggle(item(s, rule));
  expect(await s.review.notes.write()).toBe(true);
  expect(said).toHaveLength(2);
  for (const { text } of said) expect(text).toMatch(/^【主笔】/);
  expect(new Set(authors)).toEqual(new Set(["周敏"]));
  expect(s.review.store.record.value.notes).toEqual([]);
  expect(s.review.store.answered.value.size).toBe(3);
});

it("takes the words the reviewer put, and a second key takes them back", async () => {
  const { s, said } = await open();
  const one = item(s, "vague.result");
  s.review.notes.word(one, "写实数。");
  s.review.notes.settle(one);
  await s.review.notes.write();
  expect(said[0]).toEqual({ text: "【主笔】写实数。", quote: "取得显著成效" });
  const other = item(s, "title.ornate");
  s.review.notes.toggle(other);
  s.review.notes.toggle(other);
  expect(s.review.store.record.value.notes).toEqual([]);
});

it("keeps what could not be placed, and says so", async () => {
  const { s } = await open({ comment: () => Promise.resolve("not-found") });
  s.review.notes.toggle(item(s, "vague.result"));
  expect(await s.review.notes.write()).toBe(false);
  expect(s.review.store.record.value.notes).toHaveLength(1);
  expect(s.review.store.error.value?.title).toContain("没写进去");
});

it("writes remarks and verdict together; another verdict takes the place of the first", async () => {
  const withdrawn: string[] = [];
  const { s, said } = await open({
    withdraw: (comment) => {
      withdrawn.push(comment.text);
      return Promise.resolve("done");
    },
  });
  s.review.notes.toggle(item(s, "vague.result"));
  s.review.verdicts.choose("修改后采用");
  await s.review.verdicts.finish();
  expect(said.map((c) => c.text)).toEqual([
    "【主笔】成效没依据，请补一个能核对的数。",
    "【主笔】审稿结论：修改后采用。请改：成效没依据，请补一个能核对的数。",
  ]);
  expect(s.review.store.drafts.value[0]?.progress).toBe("已出结论");
  s.review.verdicts.choose("退回");
  await s.review.verdicts.finish();
  expect(withdrawn).toEqual([said[1]?.text]);
  expect(said[2]?.text).toContain("审稿结论：退回。");
});

it("compares with what the draft came with, and with nothing of this round", async () => {
  const before: OwnComment[] = [
    { text: "【主笔】成效没依据，请补一个能核对的数。", quote: "取得显著成效" },
    { text: "别人的话", quote: "" },
  ];
  const { s } = await open({ comments: () => Promise.resolve(before) });
  await vi.waitFor(() => expect(s.review.store.compared.value).toHaveLength(1));
  expect(
    s.review.verdicts
      .ticks()
      .filter((tick) => tick.ticked)
      .map((tick) => tick.text),
  ).toEqual(["成效没依据，请补一个能核对的数。"]);
});

it("words the opinion by what is ticked until the reviewer words it", async () => {
  const { s } = await open();
  const r = s.review.store;
  s.review.notes.toggle(item(s, "vague.result"));
  await vi.waitFor(() => expect(r.opinion.value).toBe("请改：成效没依据，请补一个能核对的数。"));
  const [tick] = s.review.verdicts.ticks();
  if (tick) s.review.verdicts.tick(tick.id, false);
  await vi.waitFor(() => expect(r.opinion.value).toBe(""));
  s.review.verdicts.choose("退回");
  s.review.verdicts.word("全文重写。");
  await s.review.verdicts.finish();
  expect(r.written.value.find((w) => w.summary)?.text).toBe("审稿结论：退回。全文重写。");
});

it("ignores for good what is ignored", async () => {
  const { s, host } = await open();
  const one = item(s, "vague.result");
  s.review.notes.ignore(one);
  expect(host.kept).toContain(one.finding.key);
  expect(s.review.store.sequence.value).not.toContain(one);
});
