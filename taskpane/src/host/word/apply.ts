/** Corrections: every place is found and verified before the first is changed, then all are changed in one round trip. */

import type { Edit, Paragraph } from "../../api/wire";
import type { Host, MarkResult } from "../host";
import type { OpenDocument, Known } from "./document";
import { goToHole } from "./holes";
import { locate, type Place } from "./locate";
import type { Technique } from "./marks/technique";

export const createApply =
  (doc: OpenDocument, marks: Technique): Host["apply"] =>
  async (edits, { track, checked }) => {
    const result = await doc.office.run((context) => {
      const work = (): Promise<MarkResult> => change(context, doc, marks, { edits, checked });
      return track && doc.office.has("1.4") ? tracked(context, work) : work();
    });
    await marks.settle?.();
    return result;
  };

interface Wanted {
  edits: readonly Edit[];
  checked: readonly Paragraph[];
}

async function change(context: Word.RequestContext, doc: OpenDocument, marks: Technique, { edits, checked }: Wanted): Promise<MarkResult> {
  const known = await doc.now(context);
  const planned = edits.map((edit) => plan(known, edit, checked));
  const places = planned.filter((p) => p !== null);
  if (places.length < edits.length) return "refused";
  const found = await locate(context, doc.office, places);
  const ranges = found.filter((r) => r !== null);
  if (ranges.length < edits.length) return "refused";
  await marks.release?.(context, { known, places, ranges });
  const written = places
    .map((place, i) => ({ place, range: ranges[i], edit: edits[i] }))
    .sort((a, b) => b.place.start - a.place.start)
    .map(({ place, range, edit }) => (edit && range ? write(range, edit.text, place.how) : undefined));
  await context.sync();
  await goToHole(context, written.reverse().map((range, i) => ({ range, text: inOrder(edits, places)[i]?.text ?? "" })));
  return "done";
}

const inOrder = (edits: readonly Edit[], places: readonly Place[]): Edit[] =>
  edits.map((edit, i) => ({ edit, start: places[i]?.start ?? 0 })).sort((a, b) => a.start - b.start).map(({ edit }) => edit);

type How = "Replace" | "Start" | "End";

/** The place of an edit, or, where it only adds, of the words beside it. Null when the paragraph is not what was checked. */
function plan(known: Known, { paragraph, span: [start, end] }: Edit, checked: readonly Paragraph[]): (Place & { how: How }) | null {
  const index = known.ids.indexOf(paragraph);
  const item = known.items[index];
  const text = known.texts[index];
  if (!item || text === undefined || text !== checked.find((p) => p.id === paragraph)?.text || start > end || end > text.length) return null;
  const at = (from: number, to: number, how: How): Place & { how: How } => ({ paragraph: item, text, start: from, end: to, how });
  if (end > start) return at(start, end, "Replace");
  if (start > 0) return at(Math.max(0, start - BESIDE), start, "End");
  return text.length > 0 ? at(0, Math.min(text.length, BESIDE), "Start") : null;
}

/** Even, so that no character of two units is likely cut; a cut one is not found, and the edit refused. */
const BESIDE = 6;

function write(range: Word.Range, text: string, how: How): Word.Range | undefined {
  if (how === "Replace" && text === "") {
    range.delete();
    return undefined;
  }
  return range.insertText(text, how);
}

/**
 * Tracking on for these edits and as it was afterwards, so that the writer can take them back one by one.
 * @needs 1.4
 */
async function tracked<T>(context: Word.RequestContext, work: () => Promise<T>): Promise<T> {
  const { document } = context;
  document.load("changeTrackingMode");
  await context.sync();
  const mode = document.changeTrackingMode;
  if (mode !== "Off") return work();
  document.changeTrackingMode = "TrackAll";
  try {
    return await work();
  } finally {
    document.changeTrackingMode = mode;
    await context.sync();
  }
}
