/**
 * What is known of the WPS object model, one row a fact. `source` names where it was seen:
 * AWD   WPS 12.1.0.28043 for Windows, measured through COM, which shares the object model
 * QP, UOS, AXIOM   WPS for Linux, tested on the machine
 * TS, ZOT, SL, JSA, LAW, AIWPS, PI   public add-ins that run on WPS
 * wpsjs, decl   the official toolkit and its typings; the typings prove only that a member has a name
 * VBA   the rule of the older object model that this one follows
 *
 * A row that is "open" was seen by nobody. It is a switch of the fake, and every test of the host runs with it both ways.
 */

interface Fact {
  id: string;
  says: string;
  source: string;
  status: "measured" | "used" | "open";
}

export const FACTS = [
  { id: "text.paragraph", says: "Range.Text 里段末是 \\r，占一个位置", source: "AWD", status: "measured" },
  { id: "text.cell", says: "单元格末、行末是 \\r\\x07，两个字符、一个位置", source: "AWD", status: "measured" },
  { id: "text.comment", says: "批注标记没有文字，占一个位置，后面的位置都加一", source: "AWD", status: "measured" },
  { id: "text.field", says: "域代码没有文字，占许多位置；结果有文字", source: "AWD", status: "measured" },
  { id: "text.note", says: "脚注引用是 \\x02，占一个位置", source: "AWD", status: "measured" },
  { id: "text.deleted", says: "修订删去的字不在 Range.Text 里，位置还占着", source: "AWD", status: "measured" },
  { id: "items", says: "集合从 1 数起，Item(0) 和越界都报错", source: "decl", status: "used" },
  { id: "proxies", says: "每次取到的都是新对象，不能用 === 比", source: "ZOT", status: "used" },
  {
    id: "find.options",
    says: "查找选项留着上一次的；ClearFormatting 不管 IgnorePunct、IgnoreSpace、MatchFuzzy、MatchByte",
    source: "AWD",
    status: "measured",
  },
  { id: "find.redefines", says: "Execute 找到后把这个 Range 变成找到的那一处", source: "AWD", status: "measured" },
  { id: "find.caret", says: "^ 是特殊字符，写成 ^^ 才是它自己", source: "AWD", status: "measured" },
  { id: "find.long", says: "要找的话超过 255 字也行", source: "AWD", status: "measured" },
  { id: "outline", says: "OutlineLevel 正文是 10", source: "AIWPS", status: "used" },
  { id: "style.either", says: "Style 有时是带 NameLocal 的对象，有时就是名字", source: "AWD", status: "used" },
  { id: "bookmark.text", says: "给书签的 Range.Text 赋值，书签就没了", source: "SL", status: "used" },
  { id: "highlight.edit", says: "底色改动文稿；开着修订会记成格式修订", source: "AWD", status: "measured" },
  {
    id: "events.double",
    says: "同一个处理函数登记两次就叫两次；按全局函数名登记，先撤后登",
    source: "TS",
    status: "used",
  },
  { id: "name", says: "Application.Name 是 Microsoft Word", source: "AWD", status: "measured" },
  {
    id: "linux.none",
    says: "Linux 上没有文稿时 ActiveDocument 报 jsapi prototype return null",
    source: "QP",
    status: "measured",
  },
  { id: "unsaved", says: "没存过的文稿 FullName 只有名字", source: "UOS", status: "measured" },
  { id: "bytes", says: "ReadFileAsArrayBuffer 一个字节不差", source: "UOS", status: "measured" },
  { id: "pane.dead", says: "窗格编号会失效：GetTaskPane 报错或者返回空", source: "wpsjs", status: "used" },

  { id: "rows.counted", says: "表格的行末算 Paragraphs 里的一段", source: "VBA", status: "open" },
  { id: "astral.one", says: "两个单元的字（𠮷）只占一个位置", source: "", status: "open" },
  { id: "find.crosses", says: "查找能跨过批注标记、域代码和修订删去的字", source: "", status: "open" },
  { id: "range.cutsCode", says: "Range(s,e) 的一头落在域代码里会报错", source: "", status: "open" },
  {
    id: "highlight.mixed",
    says: "底色不一的一段，HighlightColorIndex 是 9999999；不然是第一个字的",
    source: "VBA",
    status: "open",
  },
  {
    id: "bookmark.hidden",
    says: "名字以 _ 开头的书签，ShowHidden 打开才数得到、取得到",
    source: "VBA",
    status: "open",
  },
  {
    id: "paragraph.inherits",
    says: "InsertParagraphAfter 的新段沿用前一段的样式和格式",
    source: "VBA",
    status: "open",
  },
  { id: "text.inherits", says: "新写的字沿用旁边字的底色", source: "VBA", status: "open" },
  { id: "comment.thread", says: "删去一条批注，连它下面的回复一起删", source: "decl", status: "open" },
  { id: "comment.author", says: "Comment.Author 可以写", source: "JSA", status: "open" },
  { id: "variables", says: "Document.Variables 能用；不能用时有的报错，有的收下不存", source: "SL", status: "open" },
  { id: "undo.record", says: "Application.UndoRecord 把一串改动并成一步", source: "JSA", status: "open" },
  {
    id: "cells.told",
    says: "单元格里的 Range.Cells.Item(1) 有 RowIndex、ColumnIndex，从 1 数起",
    source: "decl",
    status: "open",
  },
  { id: "events.content", says: "改动文稿时有 ContentChange 事件", source: "TS", status: "open" },
  { id: "scroll", says: "ActiveWindow.ScrollIntoView 能用", source: "decl", status: "open" },
] as const satisfies readonly Fact[];

export type Open = Extract<(typeof FACTS)[number], { status: "open" }>["id"];
export type Switches = Record<Open, boolean>;

const OPEN = FACTS.filter((fact) => fact.status === "open").map((fact) => fact.id);

const all = (value: boolean): Switches => Object.fromEntries(OPEN.map((id) => [id, value])) as Switches;

/** A system and a way its open questions may turn out. */
export interface Platform {
  name: string;
  linux: boolean;
  on: Switches;
}

/** As the sources suppose for each system, and the other way round. */
export const WINDOWS: Platform = {
  name: "Windows",
  linux: false,
  on: { ...all(true), "range.cutsCode": false, "astral.one": false },
};
export const LINUX: Platform = {
  name: "Linux",
  linux: true,
  on: { ...WINDOWS.on, variables: false, "undo.record": false, "events.content": false, scroll: false },
};
const otherwise = ({ name, linux, on }: Platform): Platform => ({
  name: `${name}，未核实的都反过来`,
  linux,
  on: Object.fromEntries(Object.entries(on).map(([id, value]) => [id, !value])) as Switches,
});
export const PLATFORMS: readonly Platform[] = [WINDOWS, LINUX, otherwise(WINDOWS), otherwise(LINUX)];
/** Windows with one open question answered the other way. */
export const SINGLES: readonly Platform[] = OPEN.map((id) => ({
  name: `Windows，只是${WINDOWS.on[id] ? "没有" : "有"} ${id}`,
  linux: false,
  on: { ...WINDOWS.on, [id]: !WINDOWS.on[id] },
}));
