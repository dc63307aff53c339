/** Hints that something changed. Word's events miss edits and say little (#4874, #3864): the document is read again after a pause. */

import type { Host } from "../../host";
import type { WordApi } from "../office";

/** A pause, so that a whole document is not read at every keystroke. */
const PAUSE = 1600;

export function createChanges(office: WordApi): Host["onChange"] {
  return (listener) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const hint = (): void => {
      if (stopped) return;
      clearTimeout(timer);
      // The caret's paragraph is not told: after the pause nobody is in the middle of a word.
      timer = setTimeout(() => listener({ caret: null }), PAUSE);
    };
    const { document } = Office.context;
    document.addHandlerAsync(Office.EventType.DocumentSelectionChanged, hint);
    const stop = office.has("1.6") ? paragraphEvents(office, hint) : () => undefined;
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeHandlerAsync(Office.EventType.DocumentSelectionChanged, { handler: hint });
      stop();
    };
  };
}

/** @needs 1.6 */
function paragraphEvents(office: WordApi, hint: () => void): () => void {
  const handler = (): Promise<void> => {
    hint();
    return Promise.resolve();
  };
  const added: OfficeExtension.EventHandlerResult<unknown>[] = [];
  const registered = office
    .run(async (context) => {
      const { document } = context;
      added.push(
        document.onParagraphChanged.add(handler),
        document.onParagraphAdded.add(handler),
        document.onParagraphDeleted.add(handler),
      );
      await context.sync();
    })
    .catch(() => undefined); // the selection's own event is left, and 自查 is always there
  return () => {
    void registered.then(() => {
      const [first] = added;
      if (!first) return;
      void office
        .queued(async () => {
          for (const one of added) one.remove();
          await first.context.sync();
        })
        .catch(() => undefined);
    });
  };
}
