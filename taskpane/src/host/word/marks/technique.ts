/** One way of marking words. The host has exactly one of them, chosen by what this Word can do. */

import type { Finding } from "../../../api/wire";
import type { Anchor, MarkResult } from "../../host";
import type { Known } from "../reading/document";
import type { Location } from "../reading/locate";

export interface Technique {
  /** Drawn beside the document, not written into it. */
  silent: boolean;
  /** Replace all marks of ours by these. */
  mark(findings: readonly Finding[]): Promise<MarkResult[]>;
  /** Take all out, of earlier sessions too. How many could not be found again. */
  clear(): Promise<number>;
  /** How many are saved in the document. */
  saved(): Promise<number>;
  /** Words are about to be rewritten: marks written on them are taken out first, or the new words would wear them. */
  release?(context: Word.RequestContext, edited: Edited): Promise<void>;
  /** After the batch of `release`. */
  settle?(): Promise<void>;
}

/** What will be rewritten, as it was read and found. */
export interface Edited {
  known: Known;
  locations: readonly Location[];
  ranges: readonly Word.Range[];
}

/** Marks go on words; what is about the whole draft is shown in the pane only. */
export const anchorOf = (finding: Finding): Anchor => ({
  paragraph: finding.paragraph ?? "",
  span: finding.span,
  quote: finding.span ? finding.quote : "",
  occurrence: finding.occurrence,
});

/** Word 2016: a colour once set could not be taken away again on some builds (#809), so none is set. The list in the pane stands for the marks. */
export const none: Technique = {
  silent: false,
  mark: (findings) => Promise.resolve(findings.map(() => "refused")),
  clear: () => Promise.resolve(0),
  saved: () => Promise.resolve(0),
};
