// @vitest-environment node
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { members } from "../../fakes/word/members";
import { Story } from "../../fakes/word/story";
import { checkGuards } from "./guards";

const ROOT = join(import.meta.dirname, "../../..");
const HOST = join(ROOT, "src/host/word");
const FILES = readdirSync(HOST, { recursive: true, encoding: "utf8" })
  .filter((f) => f.endsWith(".ts"))
  .map((f) => join(HOST, f));

const FIXTURE = join(ROOT, "tests/host/word/fixtures/unguarded.ts");

describe("requirement sets", () => {
  // One program for both: the declarations of Office are long.
  const host = checkGuards([...FILES, FIXTURE]);
  const planted = host.unguarded.filter((u) => u.where.startsWith("unguarded.ts"));

  it("are asked for before every member of Word beyond 1.1", () => {
    expect(FILES.length).toBeGreaterThan(15);
    expect(host.used.size).toBeGreaterThan(40);
    expect(host.unguarded.filter((u) => !planted.includes(u))).toEqual([]);
  });

  it("are missed by nothing the check is meant to find", () => {
    expect(planted.map((u) => u.member)).toEqual([
      "Range.insertComment",
      "Range.insertBookmark",
      "remark",
      "Paragraph.tableNestingLevel",
      "Range.highlight",
    ]);
  });

  it("are the same in the fake as in the declarations", () => {
    const fake = members({ story: new Story(), switches: {}, subscription: true });
    const sets = new Map<string, number>();
    for (const [kind, { props, calls, navs, events }] of Object.entries(fake)) {
      const name = CLASS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
      for (const [member, [set]] of Object.entries({ ...props, ...calls, ...navs })) sets.set(`${name}.${member}`, set);
      for (const [member, set] of Object.entries(events ?? {})) sets.set(`${name}.${member}`, set);
    }
    const differing = Array.from(host.used).filter(([member, set]) => sets.has(member) && sets.get(member) !== set);
    expect(differing).toEqual([]);
    const shared = Array.from(host.used.keys()).filter((member) => sets.has(member));
    expect(shared.length).toBeGreaterThan(40);
  });
});

/** Kinds of the fake whose class has another name. */
const CLASS: Record<string, string> = {
  trackedChanges: "TrackedChangeCollection",
  paragraphs: "ParagraphCollection",
  ranges: "RangeCollection",
  comments: "CommentCollection",
  annotations: "AnnotationCollection",
  replies: "CommentReplyCollection",
  reply: "CommentReply",
};
