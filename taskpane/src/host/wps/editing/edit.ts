/** A stretch of writing that is one step of undo, with the program's own settings put back afterwards. */

import type { Application, Document } from "../application";
import { asFlag, attempt, tried } from "../guarded";

/** "keep" leaves change tracking as the writer has it. */
export type Tracking = "on" | "off" | "keep";

/** Runs to its end without a breath: nothing of the writer's comes between, and nothing of it enters our step of undo. */
export function edit<T>(application: Application, document: Document, tracking: Tracking, write: () => T): T {
  const tracked = attempt(() => asFlag(document.TrackRevisions), false);
  const updating = attempt(() => application.ScreenUpdating, true);
  const track = (on: boolean): void => {
    if (attempt(() => asFlag(document.TrackRevisions), on) !== on) document.TrackRevisions = on;
  };
  if (tracking !== "keep") track(tracking === "on");
  tried(() => (application.ScreenUpdating = false));
  const recording = tried(() => application.UndoRecord.StartCustomRecord("主笔"));
  try {
    return write();
  } finally {
    if (recording) tried(() => application.UndoRecord.EndCustomRecord());
    if (tracking !== "keep") tried(() => track(tracked));
    // Unknown counts as on: a screen left frozen is worse than one repaint too many.
    tried(() => (application.ScreenUpdating = typeof updating === "boolean" ? updating : true));
  }
}

/** Each write in turn; when one fails, those before it are taken back and nothing was done. */
export function allOrNone(
  application: Application,
  document: Document,
  tracking: Tracking,
  writes: readonly (() => void)[],
): boolean {
  let made = 0;
  const done = edit(application, document, tracking, () =>
    tried(() => {
      for (const write of writes) {
        write();
        made += 1;
      }
    }),
  );
  // What a record of its own holds is one step back; without records each write is one.
  const steps = attempt(() => asFlag(application.UndoRecord), false) ? Math.min(made, 1) : made;
  if (!done && steps > 0) tried(() => document.Undo(steps));
  return done;
}

/** Take the last step back: where records make each change of ours one, else a part of it would stay. */
export const undo = (application: Application, document: Document): boolean =>
  attempt(() => asFlag(application.UndoRecord), false) && tried(() => document.Undo(1));

/** Edits made through the bridge may not show until something is selected [wpsjs]. */
export const repaint = (application: Application): boolean => tried(() => application.Selection.Range.Select());
