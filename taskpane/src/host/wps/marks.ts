/** Marks as highlights. They change the document, so they are made only when the writer asks, and never over a colour that is there. */

import type { Finding } from "../../api/wire";
import type { MarkResult } from "../host";
import { writableDocument, type Document } from "./application";
import { COLOUR, NO_COLOUR } from "./constants";
import { locate, type Desk, type Known } from "./desk";
import { edit } from "./edit";
import { asNumber, asText, attempt } from "./guarded";
import { markName, ownMarks, unmarkAll } from "./own-marks";
import { placeOf, type Place } from "./positions";

/** Of a finding about a whole paragraph, its opening words are enough. */
const OPENING = /^[\s\u3000]*[^，。；：！？\n]{1,8}/;

export async function mark(desk: Desk, findings: readonly Finding[]): Promise<MarkResult[]> {
  const { application, step } = desk;
  const document = writableDocument(application, desk.name());
  const lines = await desk.now(document);
  const old = await ownMarks(document, step);
  await unmarkAll(application, document, old, step);
  let number = Math.max(0, ...old.map((one) => one.number));

  // All are found before the first is written; highlights move nothing, so places stay true while the text does.
  const places: (Place | null)[] = [];
  for (const finding of findings) {
    await step(14);
    places.push(placeFor(document, lines, finding));
  }
  const results: MarkResult[] = [];
  const done: Place[] = [];
  for (const [i, finding] of findings.entries()) {
    const place = places[i];
    await step(20 + 2 * (place ? place.end - place.start : 0));
    const result = place ? write(document, place, finding) : "not-found";
    if (place && result === "done") done.push(place);
    results.push(result);
  }
  return results;

  function write(into: Document, place: Place, { severity }: Finding): MarkResult {
    // Words inside others that are marked already are marked.
    if (done.some(({ start, end }) => start <= place.start && place.end <= end)) return "done";
    if (!attempt(() => holds(into, place), false)) return "not-found";
    if (attempt(() => isColoured(into, place), true)) return "refused";
    number += 1;
    const colour = COLOUR[severity];
    return attempt<MarkResult>(() => {
      edit(application, into, "off", () => {
        const range = into.Range(place.start, place.end);
        // The bookmark comes first: a mark nobody can find again must not be made.
        into.Bookmarks.Add(markName(number, colour, NO_COLOUR), range);
        into.Range(place.start, place.end).HighlightColorIndex = colour;
      });
      return "done";
    }, "refused");
  }
}

function placeFor(document: Document, lines: ReadonlyMap<string, Known>, finding: Finding): (Place & { words: string }) | null {
  const { paragraph, span, quote, occurrence } = finding;
  const line = paragraph === null ? undefined : lines.get(paragraph);
  if (paragraph === null || !line) return null;
  const opening = span ?? [0, OPENING.exec(line.text)?.[0].length ?? 0];
  const place = span ? locate(document, lines, { paragraph, span, quote, occurrence }) : placeOf(document, line.item, line.text, [opening[0], opening[1]]);
  return place && place.end > place.start ? { ...place, words: asText(place.range.Text) } : null;
}

/** Whether the place still reads as it did when it was found. */
const holds = (document: Document, place: Place & { words?: string }): boolean => asText(document.Range(place.start, place.end).Text) === place.words;

/** Whether any of it has a colour. What a mixed range answers is not known for certain, so each character is asked. */
function isColoured(document: Document, { start, end }: Place): boolean {
  if (asNumber(document.Range(start, end).HighlightColorIndex) !== NO_COLOUR) return true;
  for (let at = start; at < end && end - start > 1; at += 1) if (asNumber(document.Range(at, at + 1).HighlightColorIndex) !== NO_COLOUR) return true;
  return false;
}
