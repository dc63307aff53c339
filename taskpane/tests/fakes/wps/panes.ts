/** Task panes by number. A number is no pane any more once its window is gone. */

import type { Bridge } from "./bridge";

interface Pane {
  id: number;
  url: string;
  visible: boolean;
  dock: number;
  /** How often its page was asked for. */
  loads: number;
}

export interface Panes {
  made: Pane[];
  /** How one comes to be; a test may have it fail. */
  make(url: string): Pane;
  create(url: string): object;
  get(id: number): object | null;
  /** Whether a pane can be sent to another page; where it cannot, a new one is to be made. */
  navigates: boolean;
  /** As when the host closes a window: the number is dead. "throws" and "null" are both seen. */
  kill(id: number, how: "throws" | "null"): void;
}

export function createPanes(bridge: Bridge): Panes {
  const dead = new Map<number, "throws" | "null">();
  const proxy = (pane: Pane): object =>
    bridge.wrap("TaskPane", () => ({
      ID: pane.id,
      get Visible() {
        return pane.visible;
      },
      set Visible(visible: boolean) {
        pane.visible = visible;
      },
      get DockPosition() {
        return pane.dock;
      },
      set DockPosition(dock: number) {
        pane.dock = dock;
      },
      Width: 0,
      Navigate: (url: string) => {
        if (!panes.navigates) throw new Error("Navigate is not a function");
        pane.url = url;
        pane.loads += 1;
      },
      Delete: () => dead.set(pane.id, "null"),
    }));
  const panes: Panes = {
    made: [],
    navigates: true,
    make: (url) => {
      const pane = { id: 100 + panes.made.length, url, visible: false, dock: 0, loads: 1 };
      panes.made.push(pane);
      return pane;
    },
    create: (url) => proxy(panes.make(url)),
    get: (id) => {
      const pane = panes.made.find((p) => p.id === id);
      const how = pane ? dead.get(pane.id) : "null";
      if (how === "throws") throw new Error("jsapi prototype return null");
      return pane && !how ? proxy(pane) : null;
    },
    kill: (id, how) => dead.set(id, how),
  };
  return panes;
}
