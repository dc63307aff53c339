/** Underlines while Word draws them; the glow from the first time it refuses to, for as long as the pane is open. */

import { HostError } from "../../host";
import type { Technique } from "./technique";

/** Both silent. That a Word without a subscription refuses already the probe is not certain: some may refuse the first mark only. */
export function withFallback(first: Technique, second: Technique): Technique {
  let now = first;
  return {
    silent: true,
    mark: async (findings) => {
      try {
        return await now.mark(findings);
      } catch (error) {
        if (now === second || !(error instanceof HostError) || error.code !== "GeneralException") throw error;
        now = second;
        return now.mark(findings);
      }
    },
    clear: () => now.clear(),
    saved: () => now.saved(),
  };
}
