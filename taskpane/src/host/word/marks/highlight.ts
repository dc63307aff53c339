/** A real highlight, written into the document only when the writer asks for it, with a record of what stood there before. */

import type { Finding } from "../../../api/wire";
import type { MarkResult } from "../../host";
import { locationOf, rangesOf, type OpenDocument } from "../reading/document";
import type { Location } from "../reading/locate";
import type { WordApi } from "../office";
import { inMode } from "../editing/tracking";
import { isOneOf, normal, OURS, restored } from "./colours";
import { anchorOf, type Edited, type Technique } from "./technique";

/** One highlight of ours as it was found again. */
export interface Trace {
  range: Word.Range;
  /** The colours it may have, by number: what has another was coloured by somebody else. */
  ours: readonly number[];
  /** The colour before, as `normal` tells it. */
  before: string;
}

/** How highlights are known again: by hidden bookmarks, or by a list kept in the document's settings. */
export interface Register {
  /** Those that stand (on the words to be edited, where given), their colour loaded. */
  find(context: Word.RequestContext, on?: Edited): Promise<Trace[]>;
  /** Before the batch that highlights is sent. */
  add(traces: readonly (Omit<Trace, "ours"> & { location: Location })[]): void;
  /** Before the batch that takes out what was found is sent. */
  drop(context: Word.RequestContext): void;
  /** After it: how many were not found again though something may still be coloured. They stay on record. */
  lost(context: Word.RequestContext): Promise<number>;
  save(): Promise<void>;
  count(context: Word.RequestContext): Promise<number>;
}

export function highlight(doc: OpenDocument, register: Register): Technique {
  const { office } = doc;

  /** Restores what is wholly ours at once; where others coloured part of it, only the characters that are still ours. */
  async function unmark(context: Word.RequestContext, on?: Edited): Promise<number> {
    const traces = await register.find(context, on);
    const mixed: { hits: Word.RangeCollection; ours: readonly number[]; before: string }[] = [];
    for (const { range, ours, before } of traces) {
      if (isOneOf(range.font.highlightColor, ours)) range.font.highlightColor = restored(before);
      else if (range.font.highlightColor === "") mixed.push({ hits: characters(range), ours, before });
    }
    register.drop(context);
    if (traces.length > 0) await context.sync();
    if (mixed.length > 0) {
      for (const { hits, ours, before } of mixed)
        for (const hit of hits.items)
          if (isOneOf(hit.font.highlightColor, ours)) hit.font.highlightColor = restored(before);
      await context.sync();
    }
    return on ? 0 : register.lost(context);
  }

  const mark = (findings: readonly Finding[]): Promise<MarkResult[]> =>
    office
      .run((context) =>
        untracked(context, office, async () => {
          await unmark(context);
          const known = await doc.now(context);
          const ranges = await rangesOf(context, office, known, findings.map(anchorOf));
          for (const range of ranges) range?.load("font/highlightColor");
          await context.sync();
          const results = ranges.map((range): MarkResult =>
            !range ? "not-found" : range.font.highlightColor === "" ? "refused" : "done",
          );
          const traces = ranges.flatMap((range, i) => {
            const location = findings[i] ? locationOf(known, anchorOf(findings[i])) : null;
            return range && location && results[i] === "done"
              ? [{ range, location, before: normal(range.font.highlightColor) }]
              : [];
          });
          register.add(traces);
          for (const { range } of traces) range.font.highlightColor = OURS;
          await context.sync();
          return results;
        }),
      )
      .then(async (results) => {
        await register.save();
        return results;
      });

  return {
    silent: false,
    mark,
    clear: async () => {
      const lost = await office.run((context) => untracked(context, office, () => unmark(context)));
      await register.save();
      return lost;
    },
    saved: () => office.run((context) => register.count(context)),
    release: async (context, edited) => {
      await untracked(context, office, () => unmark(context, edited));
    },
    settle: register.save,
  };
}

function characters(range: Word.Range): Word.RangeCollection {
  const hits = range.search("?", { matchWildcards: true });
  hits.load("items/font/highlightColor");
  return hits;
}

/** A highlight is not a change anybody should have to accept. */
const untracked = <T>(context: Word.RequestContext, office: WordApi, work: () => Promise<T>): Promise<T> =>
  office.has("1.4") ? inMode(context, "Off", work) : work();
