/** Opening a card asks for the same marks again: silent ones that stand are left alone, so that they do not flicker. */

import type { Finding } from "../../../api/wire";
import type { MarkResult } from "../../host";
import type { OpenDocument } from "../reading/document";
import type { Technique } from "./technique";

/** Asks the technique only when findings or text are others than the last time, or marks were cleared since. */
export function unlessSame(doc: OpenDocument, marks: Technique): Technique {
  if (!marks.silent) return marks;
  let last: { wanted: string; texts: readonly string[]; results: MarkResult[] } | null = null;
  return {
    ...marks,
    mark: async (findings: readonly Finding[]) => {
      const wanted = JSON.stringify(
        findings.map(({ key, paragraph, span, severity }) => [key, paragraph, span, severity]),
      );
      if (last?.wanted === wanted && last.texts === doc.texts()) return last.results;
      last = null;
      const results = await marks.mark(findings);
      last = { wanted, texts: doc.texts(), results };
      return results;
    },
    clear: () => {
      last = null;
      return marks.clear();
    },
  };
}
