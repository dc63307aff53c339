/** What the page around the pane may see and ask of it. The browser page draws role labels, status and downloads from this. */

import type { Draft, Report, Role } from "../api/wire";
import type { Tab } from "../store/store";

export interface Pane {
  /** The last report that belongs to the text as it stands; null before the first. */
  report(): Report | null;
  /** Keys of the findings shown: ignored and folded ones are not among them. */
  shown(): string[];
  /** How many places the list shows: several findings may be one. */
  places(): number;
  /** The draft as the last report saw it, pins included. */
  draft(): Draft | null;
  /** Calls back after each change of the above; returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Open the card of a finding, as after a click on its mark. */
  open(key: string): void;
  /** Next or previous finding, as F8 and Shift+F8 in the text. */
  step(by: 1 | -1): void;
  /** Correct what a paragraph was taken for. */
  pin(paragraph: string, role: Role): void;
  /** Read the document, and what was ignored in it, again and check it now: it may be another one. */
  refresh(): void;
  /** What is told of the brief has changed: check it again. */
  recheck(): void;
  show(tab: Tab): void;
  /** What was found in the draft: where the reviewer is, else in the writer's list. */
  attend(): void;
  /** Something was done around the pane, and how it is taken back: undo then knows its turn. */
  did(back: () => unknown): void;
  /** 送审前必查, where the file to submit is written. */
  final(): void;
  /** Say something in the pane's status line and to a screen reader. */
  say(message: string): void;
  destroy(): void;
}
