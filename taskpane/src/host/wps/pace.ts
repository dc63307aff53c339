/**
 * Every call to WPS stops both its window and the pane until it is answered, about 0.2 ms each on Windows and far more on
 * slow machines. Long work is cut into stretches with a breath between them, so that typing and scrolling go on.
 */

/** Calls between two breaths: about 24 ms on Windows. */
const CALLS = 120;
/** On a slow machine the clock ends a stretch before the count does. */
const MILLISECONDS = 40;

/** Say how many calls the next step takes, before it is made; waits when the stretch is used up. */
export type Pace = (calls: number) => Promise<void> | void;

export function pace(): Pace {
  let used = 0;
  let since = performance.now();
  return (calls) => {
    if (used === 0 || (used + calls <= CALLS && performance.now() - since < MILLISECONDS)) {
      used += calls;
      return undefined;
    }
    return new Promise((resolve) =>
      setTimeout(() => {
        used = calls;
        since = performance.now();
        resolve();
      }, 0),
    );
  };
}
