/** Change tracking for the length of one piece of work; afterwards it is as the writer had it, whatever happened. */

/** @needs 1.4 */
export async function inMode<T>(
  context: Word.RequestContext,
  wanted: "Off" | "TrackAll",
  work: () => Promise<T>,
): Promise<T> {
  const { document } = context;
  document.load("changeTrackingMode");
  await context.sync();
  const mode = document.changeTrackingMode;
  // TrackMineOnly tracks our edits too: the writer's choice stands.
  if ((mode === "Off") === (wanted === "Off")) return work();
  document.changeTrackingMode = wanted;
  try {
    return await work();
  } finally {
    document.changeTrackingMode = mode;
    await context.sync();
  }
}
