/** Marks as highlights. They change the document, so they are made only when the writer asks, and never over a colour that is there. */

import type { Finding } from "../../../api/wire";
import type { MarkResult } from "../../host";
import { writableDocument, type Document } from "../application";
import { COLOUR, NO_COLOUR } from "../constants";
import { locate, type Workspace, type Known } from "../workspace";
import { edit } from "../editing/edit";
import { asNumber, asText, attempt } from "../guarded";
import { markName, ownMarks, unmarkAll } from "./own-marks";
import type { Pace } from "../pace";
import { locationOf, type Location } from "../reading/positions";

/** A paragraph that is meant as a whole is marked whole up to here, as titles are; of a longer one the opening words are enough. */
const SHORT = 40;
const OPENING = /^[\s\u3000]*[^，。；：！？\n]{1,8}/;
/** Marks made in one stretch, and so taken back by one undo. */
const TOGETHER = 10;

interface Wanted {
  index: number;
  location: Location;
  words: string;
  colour: number;
}

export async function mark(workspace: Workspace, findings: readonly Finding[]): Promise<MarkResult[]> {
  const { application, step } = workspace;
  const document = writableDocument(application, workspace.name());
  const lines = await workspace.now(document);
  const old = await ownMarks(document, step);
  await unmarkAll(application, document, old, step);
  let number = Math.max(0, ...old.map((one) => one.number));

  // All are found before the first is written; highlights move nothing, so places stay true while the text does.
  const results = findings.map((): MarkResult => "not-found");
  const found: Wanted[] = [];
  for (const [index, finding] of findings.entries()) {
    await step(18);
    const location = locationFor(document, lines, finding);
    if (location) found.push({ index, location, words: asText(location.range.Text), colour: COLOUR[finding.severity] });
  }
  // The fewest words first: they say most exactly what is meant. What shares words with them stands under their marks.
  const wanted: Wanted[] = [];
  for (const one of [...found].sort((a, b) => width(a) - width(b))) {
    results[one.index] = "done";
    if (wanted.some(({ location }) => location.start < one.location.end && one.location.start < location.end)) continue;
    if (await isColoured(document, one.location, step)) results[one.index] = "refused";
    else wanted.push(one);
  }
  for (let from = 0; from < wanted.length; from += TOGETHER) {
    await step(120);
    const some = wanted.slice(from, from + TOGETHER);
    edit(application, document, "off", () => {
      for (const one of some) results[one.index] = attempt(() => write(document, one, (number += 1)), "refused");
    });
  }
  return results;
}

const width = ({ location }: Wanted): number => location.end - location.start;

function write(document: Document, { location: { start, end }, words, colour }: Wanted, number: number): MarkResult {
  const range = document.Range(start, end);
  if (asText(range.Text) !== words) return "not-found"; // changed since it was found
  // The bookmark comes first: a mark nobody can find again must not be made.
  document.Bookmarks.Add(markName(number, colour, NO_COLOUR), range);
  range.HighlightColorIndex = colour;
  return "done";
}

function locationFor(
  document: Document,
  lines: ReadonlyMap<string, Known>,
  { paragraph, span, quote, occurrence }: Finding,
): Location | null {
  const line = paragraph === null ? undefined : lines.get(paragraph);
  if (paragraph === null || !line) return null;
  const whole =
    span === null || (span[0] === 0 && span[1] >= line.text.trimEnd().length && quote === line.text.slice(...span));
  const opening = line.text.length <= SHORT ? line.text.length : (OPENING.exec(line.text)?.[0].length ?? 0);
  const location = whole
    ? locationOf(document, line.item, line.text, [0, opening])
    : locate(document, lines, { paragraph, span, quote, occurrence });
  return location && location.end > location.start ? location : null;
}

/** Whether any of it has a colour. What a mixed range answers is not known for certain, so each character is asked. */
async function isColoured(document: Document, { start, end }: Location, step: Pace): Promise<boolean> {
  const coloured = (from: number, to: number): boolean =>
    attempt(() => asNumber(document.Range(from, to).HighlightColorIndex) !== NO_COLOUR, true);
  await step(2);
  if (coloured(start, end)) return true;
  for (let at = start; at < end && end - start > 1; at += 1) {
    await step(2);
    if (coloured(at, at + 1)) return true;
  }
  return false;
}
