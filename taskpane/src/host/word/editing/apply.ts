/** Corrections: every place is found and verified before the first is changed, then all are changed in one round trip. */

import type { Edit, Paragraph } from "../../../api/wire";
import { HostError, type Host, type MarkResult } from "../../host";
import type { Known, OpenDocument } from "../reading/document";
import { codeOf } from "../errors";
import { goToHole, type Written } from "./holes";
import { locate, type Location } from "../reading/locate";
import type { Technique } from "../marks/technique";
import { boundary } from "../reading/needle";
import { inMode } from "./tracking";

export const createApply =
  (doc: OpenDocument, marks: Technique): Host["apply"] =>
  async (edits, { track, checked }) => {
    const wanted = { edits, checked };
    const progress = { writing: false };
    try {
      return await doc.office.run((context) => {
        const work = (): Promise<MarkResult> => change(context, doc, marks, wanted, progress);
        return track && doc.office.has("1.4") ? inMode(context, "TrackAll", work) : work();
      });
    } catch (error) {
      // Word keeps what a broken batch had done. That is told, not passed off as nothing.
      if (progress.writing && (await changed(doc, wanted)))
        throw new HostError("只改成了一部分", "请按 Ctrl+Z 退回去，再点“自查”。", codeOf(error));
      throw error;
    } finally {
      await marks.settle?.();
    }
  };

/** Whether a paragraph of the edits reads otherwise than it was checked. */
const changed = (doc: OpenDocument, { edits, checked }: Wanted): Promise<boolean> =>
  doc.office
    .run(async (context) => {
      const { ids, texts } = await doc.now(context);
      return edits.some(
        ({ paragraph }) => texts[ids.indexOf(paragraph)] !== checked.find((p) => p.id === paragraph)?.text,
      );
    })
    .catch(() => true);

interface Wanted {
  edits: readonly Edit[];
  checked: readonly Paragraph[];
}

async function change(
  context: Word.RequestContext,
  doc: OpenDocument,
  marks: Technique,
  { edits, checked }: Wanted,
  progress: { writing: boolean },
): Promise<MarkResult> {
  const known = await doc.now(context);
  const steps = edits.map((edit) => plan(known, edit, checked)).filter((step) => step !== null);
  if (steps.length < edits.length) return "refused";
  steps.sort((a, b) => a.index - b.index || a.at - b.at);
  const ranges = (await locate(context, doc.office, steps)).filter((range) => range !== null);
  if (ranges.length < steps.length) return "refused";
  await marks.release?.(context, { known, locations: steps, ranges });
  progress.writing = true;
  // From the end, so that no edit moves the place of another.
  const written: Written[] = [];
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    const [step, range] = [steps[i], ranges[i]];
    if (step && range) written.unshift({ range: write(range, step), text: step.put });
  }
  await context.sync();
  await goToHole(context, written);
  return "done";
}

/** `at` is where the edit begins; `how` the words found there, or beside it, are used. */
interface Step extends Location {
  index: number;
  at: number;
  put: string;
  how: "Replace" | "Start" | "End";
}

/** Null when the paragraph is not what was checked. */
function plan(
  known: Known,
  { paragraph, span: [at, to], text: put }: Edit,
  checked: readonly Paragraph[],
): Step | null {
  const index = known.ids.indexOf(paragraph);
  const item = known.items[index];
  const text = known.texts[index];
  if (
    !item ||
    text === undefined ||
    text !== checked.find((p) => p.id === paragraph)?.text ||
    at > to ||
    to > text.length
  )
    return null;
  const step = (start: number, end: number, how: Step["how"]): Step => ({
    paragraph: item,
    text,
    index,
    at,
    put,
    start,
    end,
    how,
  });
  if (to > at) return step(at, to, "Replace");
  // Nothing can be searched where something is only added: the words beside it are.
  if (at > 0) return step(boundary(text, Math.max(0, at - BESIDE)), at, "End");
  return text.length > 0 ? step(0, boundary(text, Math.min(text.length, BESIDE)), "Start") : null;
}

const BESIDE = 6;

function write(range: Word.Range, { put, how }: Step): Word.Range | undefined {
  if (how === "Replace" && put === "") {
    range.delete();
    return undefined;
  }
  return range.insertText(put, how);
}
