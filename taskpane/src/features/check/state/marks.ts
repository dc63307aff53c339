/** Keeps silent marks equal to what the pane shows; one call to the host at a time, the latest wins. Written ones wait for a click. */

import { effect } from "@preact/signals";
import type { Finding } from "../../../api/wire";
import type { Host } from "../../../host/host";
import type { Store } from "../../../store/store";

/** Returns how to stop. */
export function keepMarks(s: Store, host: Host): () => void {
  let wanted: { findings: Finding[]; active: string | null } | null = null;
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
    while (wanted) {
      const { findings, active } = wanted;
      wanted = null;
      await host.mark(findings, active).catch(() => []);
    }
    busy = false;
  }

  if (!host.can.silentMarks) return () => undefined;
  return effect(() => {
    if (!s.marks.value || s.report.value === null) return;
    wanted = { findings: s.items.value.map((item) => item.finding), active: s.current.value?.id ?? s.pointed.value };
    if (!busy) void work();
  });
}
