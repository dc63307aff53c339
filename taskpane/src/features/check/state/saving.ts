/** A document with our marks in it is about to be saved or closed: say so, where the host can tell and the marks are in the file. */

import type { Host } from "../../../host/host";
import type { Store } from "../../../store/store";

/** Returns how to stop. */
export function guardSaving(s: Store, host: Host): () => void {
  const stop = host.beforeSave?.((what) => {
    if (s.marks.value && s.items.value.length > 0) s.saving.value = what;
  });
  return () => stop?.();
}
