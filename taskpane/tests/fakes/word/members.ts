/** The members of Word that we use, each with its requirement set and what it does to the story. */

import { isOn, type Switches } from "./facts";
import type { Kind } from "./objects";
import { search } from "./search";
import {
  PLAIN,
  WordError,
  type Annotation,
  type Char,
  type Comment,
  type Para,
  type Story,
  type Stretch,
} from "./story";

/** A paragraph is known by its mark: it keeps being the same while its text changes. */
export interface ParaRef {
  mark: Char;
}

export interface Setting {
  story: Story;
  switches: Switches;
  subscription: boolean;
}

/** Colour names of Windows Word, by their digits. */
const NAMES: Readonly<Record<string, string>> = {
  Yellow: "#FFFF00",
  Lime: "#00FF00",
  Red: "#FF0000",
  Turquoise: "#00FFFF",
  Green: "#008000",
};

export function members({ story, switches, subscription }: Setting): Record<string, Kind> {
  const at = ({ mark }: ParaRef): Stretch => {
    const end = story.chars.indexOf(mark) + 1;
    if (end === 0) throw new WordError("ItemNotFound");
    let start = end - 1;
    while (start > 0 && story.chars[start - 1]?.c !== "\r") start -= 1;
    return { start, end };
  };
  const ref = (s: Stretch): ParaRef => ({ mark: story.chars[s.end - 1] ?? { c: "\r" } });
  const para = (p: ParaRef): Para => story.para(at(p));
  const hold = <S extends Stretch>(s: S): S => (story.held.add(s), s);
  const range = ({ start, end }: Stretch): Stretch => hold({ start, end });
  const content = (p: ParaRef): Stretch => ({ start: at(p).start, end: at(p).end - 1 });
  const told = (s: Stretch): string => story.text(s, isOn(switches, "text.deleted"));
  const inside = (s: Stretch): ParaRef[] =>
    story
      .paragraphs()
      .filter((p) => p.start < Math.max(s.end, s.start + 1) && p.end > s.start)
      .map(ref);
  const overlaps = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;
  const place = (s: Stretch, where: string): Stretch =>
    where === "Start" ? { start: s.start, end: s.start } : where === "End" ? { start: s.end, end: s.end } : s;
  const paid = (reading = false): void => {
    if (!subscription && !(reading && isOn(switches, "annotations.readable"))) throw new WordError("GeneralException");
  };
  const select = (s: Stretch): void => void Object.assign(story.selection, { start: s.start, end: s.end });
  const hits = (s: Stretch, words: string, options?: { matchWildcards?: boolean }): Stretch[] =>
    search(story, s, words, options?.matchWildcards ?? false, switches).map(range);
  const shift = (p: ParaRef): number =>
    isOn(switches, "annotations.shift") && story.text(at(p), true).startsWith("\u0002") ? 1 : 0;
  const colourOf = (s: Stretch): string | null => {
    const colour = story.colourOf(s);
    return isOn(switches, "colour.hex") ? (NAMES[colour ?? ""] ?? colour) : colour;
  };
  const nameOf = (colour: string): string =>
    Object.keys(NAMES).find((n) => n.toLowerCase() === colour.toLowerCase() || NAMES[n] === colour) ?? colour;
  const format = (
    name: "alignment" | "firstLineIndent" | "style",
  ): [number, (p: ParaRef) => unknown, (p: ParaRef, v: never) => void] => [
    1.1,
    (p) => para(p)[name],
    (p, v) => {
      story.writes += 1;
      para(p)[name] = v;
    },
  ];
  const fixed = (value: unknown): [number, () => unknown, () => void] => [1.1, () => value, () => undefined];

  // prettier-ignore
  return {
    document: {
      props: { changeTrackingMode: [1.4, () => story.tracking, (_: Story, mode: string) => void (story.tracking = mode)] },
      navs: { body: [1.1, "body", () => story], customXmlParts: [1.4, "xmlParts", () => story.parts] },
      calls: {
        getSelection: [1.1, "range", () => range(story.selection)],
        getBookmarkRangeOrNullObject: [1.4, "range", (_: Story, name: string) => {
          const found = [...story.bookmarks].find(([n]) => n.toLowerCase() === name.toLowerCase());
          return found ? range(found[1]) : null;
        }],
        deleteBookmark: [1.4, "", (_: Story, name: string) => {
          story.writes += 1;
          for (const known of story.bookmarks.keys()) if (known.toLowerCase() === name.toLowerCase()) story.bookmarks.delete(known);
        }],
        getAnnotationById: [1.7, "annotation", (_: Story, id: string) => {
          paid();
          const found = story.annotations.find((a) => a.id === id);
          if (!found) throw new WordError("ItemNotFound");
          return found;
        }],
      },
      events: { onParagraphChanged: 1.6, onParagraphAdded: 1.6, onParagraphDeleted: 1.6, onAnnotationClicked: 1.7 },
    },
    xmlParts: {
      items: "xmlPart",
      calls: { getByNamespace: [1.4, "xmlParts", (all: Record<string, string>, space: string) => all[space] === undefined ? [] : [{ xml: all[space] }]] },
    },
    xmlPart: { props: { id: [1.4, () => "1"] }, calls: { getXml: [1.4, "value", (part: { xml: string }) => part.xml] } },
    body: {
      navs: { paragraphs: [1.1, "paragraphs", () => story.paragraphs().map(ref)] },
      calls: {
        getRange: [1.3, "range", () => range({ start: 0, end: story.chars.length })],
        insertParagraph: [1.1, "paragraph", (_: Story, words: string) => ref(story.addParagraph(story.chars.length, words, PLAIN))],
        getComments: [1.4, "comments", () => [...story.comments].sort((a, b) => a.start - b.start)],
      },
    },
    paragraphs: { items: "paragraph", calls: { getFirst: [1.3, "paragraph", (all: ParaRef[]) => all[0]] } },
    paragraph: {
      props: {
        text: [1.1, (p: ParaRef) => told(at(p)).replace(/\r$/, "")],
        outlineLevel: [1.1, (p: ParaRef) => para(p).outline],
        isListItem: [1.3, (p: ParaRef) => para(p).label !== ""],
        tableNestingLevel: [1.3, (p: ParaRef) => (para(p).table ? 1 : 0)],
        styleBuiltIn: [1.3, (p: ParaRef) => (para(p).style === "正文" ? "Normal" : "Other"), (p: ParaRef, v: string) => void Object.assign(para(p), v === "Normal" ? { style: "正文", outline: 10 } : {})],
        style: format("style"),
        alignment: format("alignment"),
        firstLineIndent: format("firstLineIndent"),
        leftIndent: fixed(0),
        rightIndent: fixed(0),
        lineSpacing: fixed(28),
        spaceBefore: fixed(0),
        spaceAfter: fixed(0),
      },
      navs: {
        font: [1.1, "font", (p: ParaRef) => content(p)],
        parentTableCellOrNullObject: [1.3, "tableCell", (p: ParaRef) => (para(p).table ? p : null)],
        listItemOrNullObject: [1.3, "listItem", (p: ParaRef) => (para(p).label ? p : null)],
      },
      calls: {
        getText: [1.7, "value", (p: ParaRef) => story.text(at(p), false).split("\u0002").join("").replace(/\r$/, "")],
        search: [1.1, "ranges", (p: ParaRef, words: string, o?: { matchWildcards?: boolean }) => hits(content(p), words, o)],
        getRange: [1.3, "range", (p: ParaRef, what = "Whole") => range(place(what === "Content" ? content(p) : at(p), what))],
        select: [1.1, "", (p: ParaRef) => select(content(p))],
        detachFromList: [1.3, "", (p: ParaRef) => void (para(p).label = "")],
        insertText: [1.1, "range", (p: ParaRef, words: string, where: string) => range(story.replace(place(content(p), where), words))],
        insertParagraph: [1.1, "paragraph", (p: ParaRef, words: string, where: string) => {
          if (where !== "After") throw new Error("the fake inserts after");
          return ref(story.addParagraph(at(p).end, words, isOn(switches, "insert.inherits") ? para(p) : { ...PLAIN, table: para(p).table }));
        }],
        insertAnnotations: [1.7, "value", (p: ParaRef, { critiques }: { critiques: { start: number; length: number }[] }) => {
          paid();
          return critiques.map(({ start, length }) => {
            // Offsets count what is shown.
            const shown = story.chars.slice(at(p).start, at(p).end).flatMap((c, i) => (c.deleted ? [] : [at(p).start + i]));
            const from = shown[start - shift(p)] ?? at(p).start;
            const annotation: Annotation = { id: `a${(serial += 1)}`, start: from, end: (shown[start - shift(p) + length - 1] ?? from) + 1 };
            story.annotations.push(annotation);
            return annotation.id;
          });
        }],
        getAnnotations: [1.7, "annotations", (p: ParaRef) => {
          paid(true);
          return story.annotations.filter((a) => overlaps(a, at(p)));
        }],
      },
    },
    tableCell: { props: { rowIndex: [1.3, (p: ParaRef) => para(p).cell?.[0] ?? 0], cellIndex: [1.3, (p: ParaRef) => para(p).cell?.[1] ?? 0] } },
    listItem: { props: { listString: [1.3, (p: ParaRef) => para(p).label] } },
    ranges: { items: "range" },
    range: {
      props: { text: [1.1, (s: Stretch) => told(s)] },
      navs: { font: [1.1, "font", (s: Stretch) => s], paragraphs: [1.1, "paragraphs", (s: Stretch) => inside(s)] },
      calls: {
        search: [1.1, "ranges", (s: Stretch, words: string, o?: { matchWildcards?: boolean }) => hits(s, words, o)],
        select: [1.1, "", (s: Stretch) => select(s)],
        delete: [1.1, "", (s: Stretch) => void story.replace(s, "")],
        insertText: [1.1, "range", (s: Stretch, words: string, where: string) => range(story.replace(place(s, where), words))],
        expandTo: [1.3, "range", (s: Stretch, to: Stretch) => range({ start: Math.min(s.start, to.start), end: Math.max(s.end, to.end) })],
        getRange: [1.3, "range", (s: Stretch, what = "Whole") => range(place(s, what))],
        getTrackedChanges: [1.6, "trackedChanges", () => story.revisions],
        compareLocationWith: [1.3, "value", (s: Stretch, to: Stretch) => (s.start === to.start && s.end === to.end ? "Equal" : s.start < to.start ? "Before" : "After")],
        insertBookmark: [1.4, "", (s: Stretch, name: string) => {
          if (!/^[A-Za-z_][A-Za-z0-9_]{0,39}$/.test(name)) throw new WordError("InvalidArgument");
          story.writes += 1;
          story.bookmarks.set(isOn(switches, "bookmark.case") ? name : name.toLowerCase(), { start: s.start, end: s.end });
        }],
        getBookmarks: [1.4, "value", (s: Stretch, hidden = false) => [...story.bookmarks].filter(([name, b]) => overlaps(b, s) && (hidden || !name.startsWith("_"))).map(([name]) => name)],
        insertComment: [1.4, "comment", (s: Stretch, text: string) => {
          story.writes += 1;
          const comment: Comment = { start: s.start, end: s.end, text, author: "我", replies: [] };
          story.comments.push(comment);
          return comment;
        }],
        highlight: [1.8, "", (s: Stretch) => void story.glows.push(s)],
        removeHighlight: [1.8, "", (s: Stretch) => {
          story.glows = story.glows.filter((g) => g !== s && (isOn(switches, "highlight.same-range") || !overlaps(g, s)));
        }],
      },
    },
    font: {
      props: {
        highlightColor: [1.1, (s: Stretch) => colourOf(s), (s: Stretch, colour: string | null) => {
          if (story.tracking !== "Off" && isOn(switches, "colour.tracked")) story.revisions.push({ kind: "format", text: story.text(s, false) });
          story.colour(s, colour === null ? null : nameOf(colour));
        }],
        size: fixed(16),
        bold: fixed(false),
        name: fixed("仿宋_GB2312"),
      },
    },
    trackedChanges: { items: "trackedChange" },
    trackedChange: { props: { type: [1.6, ({ kind }: Story["revisions"][number]) => kind] } },
    comments: { items: "comment" },
    comment: {
      props: { content: [1.4, (c: Comment) => c.text], authorName: [1.4, (c: Comment) => c.author], resolved: [1.4, (c: Comment) => c.resolved ?? false] },
      navs: { replies: [1.4, "replies", (c: Comment) => c.replies] },
      calls: {
        getRange: [1.4, "range", (c: Comment) => range(c)],
        delete: [1.4, "", (c: Comment) => {
          story.writes += 1;
          story.comments = story.comments.filter((known) => known !== c);
        }],
      },
    },
    replies: { items: "reply" },
    reply: { props: { id: [1.4, (text: string) => text] } },
    annotations: { items: "annotation" },
    annotation: {
      props: { id: [1.7, (a: Annotation) => a.id] },
      navs: { critiqueAnnotation: [1.7, "critiqueAnnotation", (a: Annotation) => a] },
      calls: { delete: [1.7, "", (a: Annotation) => void (story.annotations = story.annotations.filter((known) => known !== a))] },
    },
    critiqueAnnotation: { navs: { range: [1.7, "range", (a: Annotation) => range(a)] } },
  };
}

let serial = 0;
