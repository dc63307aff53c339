/** A glow that Word draws for the session and never saves: Word 2024 and others with 1.8 but without a subscription. */

import type { Finding } from "../../../api/wire";
import type { MarkResult } from "../../host";
import { rangesOf, type OpenDocument } from "../reading/document";
import { foundIn } from "../reading/locate";
import type { Technique } from "./technique";
import { anchorOf } from "./technique";

/** @needs 1.8 */
export function temporary(doc: OpenDocument): Technique {
  const { office } = doc;
  let drawn: Word.Range[] = [];

  /** On the very ranges that were marked, or it does nothing (#6044). */
  async function unmark(): Promise<void> {
    const [first] = drawn;
    if (!first) return;
    const old = drawn;
    drawn = [];
    await office.queued(async () => {
      for (const range of old) {
        range.removeHighlight();
        range.untrack();
        foundIn(range)?.untrack();
      }
      await first.context.sync();
    });
  }

  const mark = async (findings: readonly Finding[]): Promise<MarkResult[]> => {
    await unmark();
    return office.run(async (context) => {
      const known = await doc.now(context);
      const ranges = await rangesOf(context, office, known, findings.map(anchorOf));
      for (const range of ranges) {
        range?.highlight();
        range?.track();
        if (range) foundIn(range)?.track();
      }
      await context.sync();
      drawn = ranges.filter((r) => r !== null);
      return ranges.map((r): MarkResult => (r ? "done" : "not-found"));
    });
  };

  return {
    silent: true,
    mark,
    clear: async () => {
      await unmark();
      // What a closed pane may have left behind is no longer ours by range; the whole text is asked once.
      await office.run(async (context) => {
        context.document.body.getRange("Whole").removeHighlight();
        await context.sync();
      });
      return 0;
    },
    saved: () => Promise.resolve(0),
  };
}
