/** Underlines that Word draws and never saves: Microsoft 365. [DP word/annotations] */

import type { Finding, Severity } from "../../../api/wire";
import type { MarkResult } from "../../host";
import { locationOf, type OpenDocument, type Known } from "../reading/document";
import type { Technique } from "./technique";
import { anchorOf } from "./technique";

const COLOUR: Readonly<Record<Severity, Word.CritiqueColorScheme | "Red" | "Blue" | "Green">> = {
  error: "Red",
  warning: "Blue",
  advice: "Green",
};

export interface Critiques extends Technique {
  /** The finding under a critique, for a click on it. */
  findingOf(critique: string): string | null;
}

/**
 * One try that changes nothing: a Word bought once has the set and refuses the calls (#4953, #5179).
 * @needs 1.7
 */
export async function critiquesWork({ office }: OpenDocument): Promise<boolean> {
  try {
    await office.run(async (context) => {
      context.document.body.paragraphs.getFirst().getAnnotations().load("items/id");
      await context.sync();
    });
    return true;
  } catch {
    return false;
  }
}

/** @needs 1.7 */
export function critiques(doc: OpenDocument): Critiques {
  const { office } = doc;
  let findingsById = new Map<string, string>();

  /** Deletes those that stand, adds the new ones, and takes back any that Word put elsewhere: offsets shift at notes (#4997). */
  async function replace(
    context: Word.RequestContext,
    known: Known,
    findings: readonly Finding[],
  ): Promise<MarkResult[]> {
    const standing = known.items.map((p) => p.getAnnotations());
    for (const some of standing) some.load("items/id");
    await context.sync();
    for (const some of standing) for (const annotation of some.items) annotation.delete();
    findingsById = new Map();

    const locations = findings.map((f) => locationOf(known, anchorOf(f)));
    const wanted = locations.map((location, i) => {
      const severity = findings[i]?.severity ?? "advice";
      if (!location || location.end === location.start) return null;
      const critique: Word.Critique = {
        colorScheme: COLOUR[severity],
        start: location.start,
        length: location.end - location.start,
      };
      return { location, ids: location.paragraph.insertAnnotations({ critiques: [critique] }) };
    });
    await context.sync();

    const drawn = wanted.map((w) => {
      const id = w?.ids.value[0];
      if (!w || id === undefined) return null;
      const annotation = context.document.getAnnotationById(id);
      const { range } = annotation.critiqueAnnotation;
      range.load("text");
      return { annotation, range, id, words: w.location.text.slice(w.location.start, w.location.end) };
    });
    if (drawn.some((d) => d !== null)) await context.sync();
    const right = drawn.map((d) => d !== null && d.range.text === d.words);
    drawn.forEach((d, i) => {
      if (d && right[i]) findingsById.set(d.id, findings[i]?.key ?? "");
      else d?.annotation.delete();
    });
    if (drawn.some((d, i) => d !== null && !right[i])) await context.sync();
    return right.map((r): MarkResult => (r ? "done" : "not-found"));
  }

  const mark = (findings: readonly Finding[]): Promise<MarkResult[]> =>
    office.run(async (context) => replace(context, await doc.now(context), findings));

  return {
    silent: true,
    mark,
    clear: async () => {
      await mark([]);
      return 0;
    },
    saved: () => Promise.resolve(0),
    findingOf: (critique) => findingsById.get(critique) ?? null,
  };
}
