/**
 * What the fake Word is built on. Each row says one thing about Word and where it is known from; a row nobody has verified is a
 * switch, and the suite runs with it off and on. Sources: DTS = @types/office-js 1.0.612; RS = OfficeDev/office-js-docs-reference,
 * DP = OfficeDev/office-js-docs-pr (both August 2026); #N = github.com/OfficeDev/office-js/issues/N.
 */

export interface Fact {
  says: string;
  source: string;
  status: "verified" | "unverified";
}

const fact =
  (status: Fact["status"]) =>
  (says: string, source: string): Fact => ({ says, source, status });
const known = fact("verified");
const open = fact("unverified");

export const FACTS = {
  "load.before-read": known(
    "a property read before load and sync throws PropertyNotLoaded",
    "DP application-specific-api-model",
  ),
  "load.named": known(
    "load takes names separated by commas; items/x and a/b go into collections and objects",
    "DTS load",
  ),
  "batch.stops": known(
    "a failing call rejects the sync; what came before it in the batch stays done",
    "DP application-specific-api-model",
  ),
  "null-object": known("…OrNullObject never throws and tells isNullObject after sync", "DTS"),
  "set.missing": known("a member of a set this Word lacks fails with ApiNotFound", "RS"),
  "range.released": known(
    "a range that was not tracked is gone after its batch (InvalidObjectPath); one found by a search needs its collection tracked too",
    "DTS track",
  ),
  "search.255": known(
    "a search for more than 255 characters fails with SearchStringInvalidOrTooLong; ^^ counts twice",
    "DTS Body.search, #31, #731, #1726",
  ),
  "search.empty": known("a search for nothing fails with InvalidArgument", "#2413"),
  "search.codes": known(
    "^ begins a code: ^p paragraph, ^t tab, ^? any character, ^# digit, ^^ the sign itself",
    "DP search-option-guidance",
  ),
  "search.overlap": open("places found do not overlap; off: they may", "DTS search"),
  "search.field": known("a match never reaches into or across a field", "#5905"),
  "search.deleted-splits": known("deleted tracked words split a match", "#4170, #5874"),
  "search.deleted-found": open("words that are deleted under tracking are found too", "#4170"),
  "search.widths-alike": open("full and half width are taken for the same, even with matchCase", "none"),
  "search.quotes-alike": open("curly and straight quotation marks are taken for the same", "none"),
  "text.deleted": open("paragraph.text holds words deleted under tracking (web; desktop by view)", "#1267, #2314"),
  "getText.shown": known(
    "getText leaves out deleted words and the signs of fields, notes and comments",
    "DTS Paragraph.getText",
  ),
  "body.cells": known(
    "body.paragraphs holds the paragraphs of cells and tells tableNestingLevel and, by their cell, rowIndex and cellIndex from 0",
    "DTS",
  ),
  "annotations.subscription": known(
    "without a subscription the annotation calls fail with GeneralException though the set is there",
    "#4953, #5179, DP annotations",
  ),
  "annotations.readable": open(
    "without a subscription only insertAnnotations fails; off: every annotation call does",
    "#4953",
  ),
  "annotations.unsaved": known("annotations are never saved in the document", "DP annotations"),
  "annotations.survive-pane": open("annotations stay on screen when only the pane is closed", "none"),
  "annotations.shift": open("offsets in a paragraph with a note begin one later", "#4997"),
  "highlight.temporary": known("Range.highlight() changes nothing in the document", "DTS Range.highlight"),
  "highlight.same-range": open(
    "removeHighlight() works only on the very range that was highlighted; such a glow ends with the pane",
    "#6044",
  ),
  "colour.named": known(
    "on Windows fifteen colours are kept; null takes the colour away; mixed reads as an empty string",
    "DTS Font.highlightColor",
  ),
  "colour.hex": open("a colour reads as #RRGGBB; off: by its name", "DTS Font.highlightColor"),
  "colour.tracked": open("a highlight set while tracking is on is a tracked change of format", "none"),
  "bookmark.names": known(
    "letters, digits, underscore, at most 40; _ first hides it; a name used again moves",
    "DTS insertBookmark",
  ),
  "bookmark.case": open("names come back in capitals as they were given; off: in lower case", "DTS insertBookmark"),
  "comments.three": known("more than three comments in one sync hang Undo", "#4566"),
  "comments.first-refused": open("the first insertion of a comment fails with NotAllowed (web)", "#6746"),
  "comments.delete-replies": known("deleting a comment deletes its replies", "DTS Comment.delete"),
  "insert.inherits": open("a paragraph inserted after another takes its style and looks; off: the plain style", "none"),
  "settings.sync": known("Common settings are in memory at once and saved with saveAsync", "RS common"),
  "events.selection": known("DocumentSelectionChanged fires in every Word since 2016", "RS common"),
  "events.paragraph": open("onParagraphChanged fires for an edit", "#4874, #3864"),
} as const satisfies Record<string, Fact>;

export type FactId = keyof typeof FACTS;

/** Unverified facts, each off or on. */
export type Switches = Partial<Record<FactId, boolean>>;

export const UNVERIFIED = (Object.keys(FACTS) as FactId[]).filter((id) => FACTS[id].status === "unverified");

/** How the fake behaves where nothing is said: like the plainest Word. */
const DEFAULTS: Switches = {
  "search.overlap": true,
  "colour.hex": true,
  "bookmark.case": true,
  "insert.inherits": true,
  "events.paragraph": true,
  "highlight.same-range": true,
};

export const isOn = (switches: Switches, id: FactId): boolean =>
  FACTS[id].status === "verified" || (switches[id] ?? DEFAULTS[id] ?? false);

export interface Tier {
  name: string;
  /** The highest set of the Word API. */
  set: number;
  subscription: boolean;
  /** Whether the file is given out. */
  compressed: boolean;
}

export const TIERS = {
  T0: { name: "Word 2016", set: 1.1, subscription: false, compressed: true },
  T1: { name: "Word 2019 / LTSC 2021", set: 1.3, subscription: false, compressed: true },
  "T1.4": { name: "Word 2021 of 2022", set: 1.4, subscription: false, compressed: true },
  T2: { name: "Word LTSC 2024", set: 1.8, subscription: false, compressed: true },
  T3: { name: "Microsoft 365", set: 1.8, subscription: true, compressed: true },
  web: { name: "Word on the web", set: 1.9, subscription: true, compressed: false },
} as const satisfies Record<string, Tier>;

export type TierName = keyof typeof TIERS;
