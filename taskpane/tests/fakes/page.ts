import { vi } from "vitest";

/** A place in the document to mount something in, with what the browser of the tests lacks; whoever asks removes it. */
export function placeInDocument(): HTMLElement {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = vi.fn();
      disconnect = vi.fn();
    },
  );
  const root = document.createElement("div");
  document.body.append(root);
  return root;
}
