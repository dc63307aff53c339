/** Puts the pane into an element. */

import { render } from "preact";
import type { Api } from "./api/client";
import type { Host } from "./host/host";
import type { Pane } from "./pane";

export interface MountOptions {
  api: Api;
}

export function mount(root: HTMLElement, host: Host, options: MountOptions): Pane {
  console.debug(options);
  render(<p>主笔 · {host.name}</p>, root);
  return {
    report: () => null,
    shown: () => [],
    draft: () => null,
    subscribe: () => () => undefined,
    open: () => undefined,
    step: () => undefined,
    pin: () => undefined,
    refresh: () => undefined,
    say: () => undefined,
    destroy: () => render(null, root),
  };
}
