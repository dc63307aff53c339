/** 照改: every edit found and compared before the first is written; from the last to the first, so that places stay true. */

import type { Edit, Paragraph } from "../../../api/wire";
import type { MarkResult } from "../../host";
import { writableDocument, type Document } from "../application";
import type { Workspace, Known } from "../workspace";
import { allOrNone, repaint } from "./edit";
import { HOLDS_OTHERS } from "../errors";
import { selectHole, type Written } from "./holes";
import { ownMarks, unmarkAll } from "../marks/own-marks";
import { locationOf } from "../reading/positions";
import { holdsObject } from "../reading/text";
import { rewritten, trimmed } from "./trim";

interface Change {
  start: number;
  end: number;
  text: string;
}

export async function apply(
  workspace: Workspace,
  edits: readonly Edit[],
  track: boolean,
  checked: readonly Paragraph[],
): Promise<MarkResult> {
  const { application, step } = workspace;
  const document = writableDocument(application, workspace.name());
  const lines = await workspace.now(document);
  const planned = changesOf(document, lines, edits, checked);
  if (!planned) return "refused";

  // A highlight of ours on words that go would go on without its bookmark, and nobody could take it out.
  const touched = (await ownMarks(document, step)).filter((mark) =>
    planned.some((c) => c.start <= mark.end && mark.start <= c.end),
  );
  await unmarkAll(application, document, touched, step);
  await step(20 + 30 * edits.length);
  const changes = changesOf(document, lines, edits, checked);
  if (!changes || !allOrNone(application, document, track ? "on" : "off", writes(document, changes))) return "refused";
  if (!selectHole(document, writtenBy(lines, edits))) repaint(application);
  return "done";
}

/** From the last in the document to the first; null when one of them cannot be placed on exactly the words that were checked. */
function changesOf(
  document: Document,
  lines: ReadonlyMap<string, Known>,
  edits: readonly Edit[],
  checked: readonly Paragraph[],
): Change[] | null {
  const found: Change[] = [];
  for (const wanted of edits) {
    const line = lines.get(wanted.paragraph);
    const before = checked.find((p) => p.id === wanted.paragraph)?.text;
    if (!line || line.text !== before || wanted.span[1] > line.text.length) return null;
    const { span, text } = trimmed(line.text, wanted);
    const gone = line.text.slice(...span);
    const location = locationOf(document, line.item, line.text, span);
    // Positions without text, and characters that stand for objects, belong to comments, fields, footnotes: not ours to replace.
    if (!location) return null;
    if (holdsObject(gone) || hidesSomething(gone, location.end - location.start)) throw HOLDS_OTHERS();
    found.push({ start: location.start, end: location.end, text });
  }
  return found.sort((a, b) => b.start - a.start || b.end - a.end);
}

/** A character of two units may be one position or two: nobody has measured it. */
const hidesSomething = (words: string, width: number): boolean =>
  width !== words.length && width !== Array.from(words).length;

const writes = (document: Document, changes: readonly Change[]): (() => void)[] =>
  changes.map(({ start, end, text }) => () => {
    const range = document.Range(start, end);
    if (start === end) range.InsertAfter(text);
    else range.Text = text;
  });

function writtenBy(lines: ReadonlyMap<string, Known>, edits: readonly Edit[]): Written[] {
  return [...lines.values()].flatMap(({ id, item, text: before }) => {
    const { text, fresh } = rewritten(
      before,
      edits.filter((e) => e.paragraph === id),
    );
    return fresh.map(([from, to]) => ({ item, text, from, to }));
  });
}
