/** The page around the pane: paper, top bar, status bar; and the document it holds. */

import type { Api } from "../../api/client";
import type { Pane } from "../../pane";
import type { Host } from "../host";

export interface BrowserPage {
  host: Host;
  /** Where the pane goes. */
  pane: HTMLElement;
  /** Role labels, status and downloads follow the pane from here on. */
  connect(pane: Pane): void;
}

export function createBrowserHost(desk: HTMLElement, api: Api): BrowserPage {
  throw new Error(`not built yet ${desk.id} ${typeof api}`);
}
