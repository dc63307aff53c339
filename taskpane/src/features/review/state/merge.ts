/** The remarks a reviewer has set down. The service makes the comments of them that go into the document. */

import type { Composed, NoteIn } from "../../../api/review";
import type { Severity } from "../../../api/wire";
import type { Anchor } from "../../../host/host";

/** One remark on one finding, not yet in the document. */
export interface Note {
  /** Id of the item it answers. */
  item: string;
  rule: string;
  severity: Severity;
  text: string;
  /** Whether `text` is still what the bank offered. */
  offered: boolean;
  /** Null for the whole draft, which is commented on its title. */
  anchor: Anchor | null;
  place: string;
}

export const toWire = ({ item, rule, text, offered, anchor, place }: Note): NoteIn => ({
  item,
  rule,
  text,
  offered,
  place,
  paragraph: anchor?.paragraph ?? null,
  quote: anchor?.span ? anchor.quote : "",
});

/** Where a comment goes. `title` is the id of the paragraph that stands for the whole draft. */
export const anchorFor = ({ at }: Composed, notes: readonly Note[], title: string): Anchor =>
  notes.find((note) => note.item === at)?.anchor ?? { paragraph: title, span: null, quote: "", occurrence: 0 };
