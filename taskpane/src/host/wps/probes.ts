/**
 * Questions about this very WPS that nobody has answered yet: tried by the self-test on lines of its own, told in the report.
 * Their ids are those of the open rows of the table of facts (tests/fakes/wps/facts.ts); an answer settles the row.
 */

import { SIGN } from "../../text/sign";
import { none, pass, type Outcome, type Step } from "../step";
import { openDocument, type Application, type Document, type Range } from "./application";
import { STYLE } from "./constants";
import { findWords } from "./reading/find";
import { asFlag, asNumber, asText, attempt, tried } from "./guarded";
import { positionOf, styleName } from "./reading/scan";
import { withoutMark } from "./reading/text";

const YELLOW = 7;
const MIXED = 9999999;
const HANDLER = "zhubiProbeHeard";

/** Whether the row holds; null when this version has no such thing. And what was seen. */
interface Answer {
  holds: boolean | null;
  seen?: unknown;
}

export function wpsProbes(application: Application, page: Window): Step[] {
  const outcomeOf = ({ holds, seen }: Answer): Outcome =>
    holds === null ? none("这个版本没有") : pass(JSON.stringify({ holds, seen }));
  const probe = (id: string, name: string, ask: (document: Document) => Answer): Step => ({
    id: `wps.${id}`,
    name,
    run: () => Promise.resolve(outcomeOf(ask(openDocument(application)))),
  });
  return [
    {
      id: "wps.version",
      name: "WPS 的版本",
      run: () => Promise.resolve(pass(attempt(() => asText(application.Build), "不说"))),
    },
    {
      id: "wps.documents",
      name: "打开着几篇",
      run: () => Promise.resolve(pass(attempt(() => asText(application.Documents.Count), "不说"))),
    },
    { id: "wps.fetch", name: "fetch 与 XMLHttpRequest", run: () => network(page) },
    {
      id: "wps.styles",
      name: "自带样式的名字",
      run: () => Promise.resolve(pass(JSON.stringify(builtIn(openDocument(application))))),
    },
    probe("rows.counted", "表格行末算不算一段", rowsCounted),
    probe("cells.told", "单元格说不说第几行第几列", cellsTold),
    probe("astral.one", "两个单元的字占几个位置", (document) => {
      const { start, end } = line(document, "甲𠮷乙");
      return { holds: end - start === 3, seen: end - start };
    }),
    probe("find.crosses", "查找跨不跨批注标记", findCrosses),
    probe("range.cutsCode", "位置落在域代码里报不报错", cutsCode),
    probe("highlight.mixed", "底色不一时读出什么", (document) => {
      const { start, end } = line(document, "甲乙丙");
      document.Range(start + 1, start + 2).HighlightColorIndex = YELLOW;
      const seen = asNumber(document.Range(start, end).HighlightColorIndex);
      return { holds: seen === MIXED, seen };
    }),
    probe("bookmark.hidden", "隐藏的书签数不数得到", bookmarkHidden),
    probe("paragraph.inherits", "新段随不随前一段", (document) => {
      line(document, "自测探针：居中的一段。");
      const last = document.Paragraphs.Item(asNumber(document.Paragraphs.Count)).Range;
      last.ParagraphFormat.Alignment = 1;
      const { range } = line(document, "自测探针：它的下一段。");
      const seen = asNumber(range.ParagraphFormat.Alignment);
      range.ParagraphFormat.Alignment = 0;
      return { holds: seen === 1, seen };
    }),
    probe("text.inherits", "新字随不随旁边的底色", (document) => {
      const { start } = line(document, "甲");
      document.Range(start, start + 1).HighlightColorIndex = YELLOW;
      document.Range(start + 1, start + 1).InsertAfter("乙");
      const seen = asNumber(document.Range(start + 1, start + 2).HighlightColorIndex);
      return { holds: seen === YELLOW, seen };
    }),
    probe("comment.thread", "删批注连不连回复", commentThread),
    probe("comment.author", "批注人能不能写", (document) => {
      const made = remark(document);
      tried(() => (made.Author = "主笔自测"));
      const seen = asText(made.Author);
      made.Delete();
      return { holds: seen === "主笔自测", seen };
    }),
    probe("variables", "文稿变量能不能用", (document) => {
      const added = tried(() => document.Variables.Add("zb_probe", "甲"));
      const seen = attempt(() => asText(document.Variables.Item("zb_probe").Value), null);
      tried(() => document.Variables.Item("zb_probe").Delete());
      return { holds: seen === "甲", seen: [added, seen] };
    }),
    probe("undo.record", "一串改动能不能一步撤销", (document) => undoRecord(application, document)),
    {
      id: "wps.events.content",
      name: "改动时有没有事件",
      run: async () => outcomeOf(await contentEvent(application, page)),
    },
    probe("scroll", "能不能滚到那一处", (document) => ({
      holds: tried(() => application.ActiveWindow.ScrollIntoView(document.Range(0, 1))),
    })),
  ];
}

interface Made {
  range: Range;
  start: number;
  /** Without the paragraph's mark. */
  end: number;
}

/** A paragraph of our own at the end, as a plain one. */
function line(document: Document, text: string): Made {
  const last = (): Range => document.Paragraphs.Item(asNumber(document.Paragraphs.Count)).Range;
  last().InsertParagraphAfter();
  last().InsertBefore(text);
  const range = last();
  return { range, start: asNumber(range.Start), end: asNumber(range.End) - 1 };
}

function remark(document: Document): Wps.Comment {
  const { start } = line(document, "甲乙丙丁");
  return document.Comments.Add(document.Range(start + 1, start + 2), `${SIGN}自测`);
}

function bookmarkHidden(document: Document): Answer {
  const { start, end } = line(document, "甲");
  const { Bookmarks: bookmarks } = document;
  const shown = attempt(() => asFlag(bookmarks.ShowHidden), null);
  const count = (show: boolean): number => (tried(() => (bookmarks.ShowHidden = show)), asNumber(bookmarks.Count));
  const added = tried(() => bookmarks.Add("_zb_probe", document.Range(start, end)));
  const seen = [count(false), count(true)];
  tried(() => bookmarks.Item("_zb_probe").Delete());
  tried(() => (bookmarks.ShowHidden = shown ?? false));
  return { holds: added ? seen[0] !== seen[1] : null, seen };
}

function rowsCounted(document: Document): Answer {
  const { range, end } = line(document, "");
  const before = asNumber(document.Paragraphs.Count);
  if (!tried(() => document.Tables.Add(range, 1, 2))) return { holds: null };
  const more = asNumber(document.Paragraphs.Count) - before;
  return { holds: more === 3, seen: [more, asText(document.Range(end, asNumber(document.Range().End)).Text)] };
}

function cellsTold(document: Document): Answer {
  const { range, start } = line(document, "");
  if (!tried(() => document.Tables.Add(range, 1, 2))) return { holds: null };
  const seen = positionOf(document.Range(start, start + 1));
  return { holds: seen !== "unknown", seen };
}

function findCrosses(document: Document): Answer {
  const made = remark(document);
  const last = document.Paragraphs.Item(asNumber(document.Paragraphs.Count)).Range;
  const seen = withoutMark(asText(last.Text));
  const holds = findWords(last, "乙丙", 0) !== null;
  made.Delete();
  return { holds, seen };
}

function cutsCode(document: Document): Answer {
  const { start } = line(document, "甲链接乙");
  if (!tried(() => document.Hyperlinks.Add(document.Range(start + 1, start + 3), "http://127.0.0.1/")))
    return { holds: null };
  const range = document.Paragraphs.Item(asNumber(document.Paragraphs.Count)).Range;
  const cut = attempt<string | null>(() => asText(document.Range(start + 3, asNumber(range.End)).Text), null);
  return {
    holds: cut === null,
    seen: { positions: asNumber(range.End) - asNumber(range.Start), text: asText(range.Text), cut },
  };
}

function commentThread(document: Document): Answer {
  const before = asNumber(document.Comments.Count);
  const made = remark(document);
  if (!tried(() => made.Replies.Add(made.Range, "自测回复"))) {
    made.Delete();
    return { holds: null };
  }
  const counted = asNumber(document.Comments.Count) - before;
  made.Delete();
  const left = asNumber(document.Comments.Count) - before;
  for (let i = left; i > 0; i -= 1) tried(() => document.Comments.Item(asNumber(document.Comments.Count)).Delete());
  return { holds: left === 0, seen: [counted, left] };
}

function undoRecord(application: Application, document: Document): Answer {
  const { start } = line(document, "甲");
  const text = (): string => withoutMark(asText(document.Range(start, start + 1).Paragraphs.Item(1).Range.Text));
  if (!tried(() => application.UndoRecord.StartCustomRecord("主笔自测")))
    return { holds: false, seen: "没有 UndoRecord" };
  document.Range(start + 1, start + 1).InsertAfter("乙");
  document.Range(start + 2, start + 2).InsertAfter("丙");
  application.UndoRecord.EndCustomRecord();
  document.Undo(1);
  return { holds: text() === "甲", seen: text() };
}

async function contentEvent(application: Application, page: Window): Promise<Answer> {
  let heard = 0;
  (page as unknown as Record<string, unknown>)[HANDLER] = () => (heard += 1);
  tried(() => application.ApiEvent.AddApiEventListener("ContentChange", HANDLER));
  line(openDocument(application), "自测探针：听得见吗。");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  tried(() => application.ApiEvent.RemoveApiEventListener("ContentChange", HANDLER));
  return { holds: heard > 0, seen: heard };
}

/** Set by number, read by name; the paragraph is plain again afterwards. */
function builtIn(document: Document): Record<string, string> {
  const { range } = line(document, "自测探针：样式。");
  const names: Record<string, string> = {};
  for (const [role, number] of Object.entries(STYLE))
    names[role] = tried(() => (range.Style = number)) ? styleName(range) : "不行";
  tried(() => (range.Style = STYLE.body));
  return names;
}

async function network(page: Window): Promise<Outcome> {
  const since = performance.now();
  const took = (): number => Math.round(performance.now() - since);
  const late = new Promise<string>((resolve) => setTimeout(() => resolve("五秒没有应答"), 5000));
  const fetched = page.fetch("/api/v1/openapi.json").then(
    (r) => `${r.status}，${took()} 毫秒`,
    (error: unknown) => String(error),
  );
  const asked = new Promise<string>((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", "/api/v1/openapi.json");
    request.onloadend = () => resolve(`${request.status}，${took()} 毫秒`);
    request.send();
  });
  const answers = await Promise.all([Promise.race([fetched, late]), Promise.race([asked, late])]);
  return pass(JSON.stringify({ fetch: answers[0], xhr: answers[1], secure: page.isSecureContext }));
}
