/** The keyboard is never left at the top of the page because what it stood on went away. */

/** How long a page has to say itself where the focus goes on. */
const PATIENCE = 60;

/** Where what had the focus in `root` is gone, and nobody took it over, `home` gets it. Returns how to stop. */
export function keepFocus(root: HTMLElement, home: () => HTMLElement | null): () => void {
  let last: Element | null = null;
  let late: ReturnType<typeof setTimeout> | undefined;
  const note = ({ target }: FocusEvent): void => {
    last = target instanceof Element ? target : null;
  };
  const watch = new MutationObserver(() => {
    if (!last || last.isConnected) return;
    last = null;
    late = setTimeout(() => {
      if (document.activeElement === document.body) home()?.focus({ preventScroll: true });
    }, PATIENCE);
  });
  root.addEventListener("focusin", note);
  watch.observe(root, { childList: true, subtree: true });
  return () => {
    clearTimeout(late);
    root.removeEventListener("focusin", note);
    watch.disconnect();
  };
}
