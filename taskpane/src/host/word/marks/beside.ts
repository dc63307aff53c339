/**
 * Marks that are drawn beside the document, in a Word that can also take out what stands in it: highlights that the service, WPS
 * or an older Word wrote into the file are cleared here too, and do not stay on words that are corrected.
 */

import type { Technique } from "./technique";

export const besideWritten = (silent: Technique, written: Technique): Technique => ({
  ...silent,
  clear: async () => (await silent.clear()) + (await written.clear()),
  saved: () => written.saved(),
  ...(written.release ? { release: written.release } : {}),
});
