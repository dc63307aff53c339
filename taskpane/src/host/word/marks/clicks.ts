/** A click on an underline opens the card of its finding. */

import type { OpenDocument } from "../reading/document";
import type { Critiques } from "./critiques";

/** @needs 1.7 */
export function followClicks({ office }: OpenDocument, marks: Critiques, onOpen: (finding: string) => void): Critiques {
  void office
    .run(async (context) => {
      context.document.onAnnotationClicked.add(({ id }: Word.AnnotationClickedEventArgs) => {
        const finding = marks.findingOf(id);
        if (finding !== null) onOpen(finding);
        return Promise.resolve();
      });
      await context.sync();
    })
    .catch(() => undefined); // the list in the pane opens cards as well
  return marks;
}
