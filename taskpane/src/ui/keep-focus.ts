/** The keyboard is never left at the top of the page because what it stood on went away, or was out of use for a while. */

/** How long a page has to say itself where the focus goes on. */
const PATIENCE = 60;
/** How long a button may be out of use before the keyboard goes on without it. */
const REST = 1000;

const isNobodys = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Where what had the focus in `root` is gone, and nobody took it over, `home` gets it. Returns how to stop. */
export function keepFocus(root: HTMLElement, home: () => HTMLElement | null): () => void {
  let last: HTMLElement | null = null;
  let resting: HTMLElement | null = null;
  let late: ReturnType<typeof setTimeout> | undefined;

  const goOn = (after: number): void => {
    clearTimeout(late);
    late = setTimeout(() => {
      if (isNobodys()) home()?.focus({ preventScroll: true });
    }, after);
  };
  const note = ({ target }: FocusEvent): void => {
    last = target instanceof HTMLElement ? target : null;
    resting = null;
  };
  /** A button that works takes no focus meanwhile: it has it back when it is done. */
  const rested = ({ target, type }: MutationRecord): void => {
    if (type !== "attributes" || !(target instanceof HTMLElement)) return;
    if (target === last && target.hasAttribute("disabled")) {
      resting = target;
      goOn(REST);
    } else if (target === resting && !target.hasAttribute("disabled") && isNobodys()) {
      target.focus({ preventScroll: true });
    }
  };
  const watch = new MutationObserver((changes) => {
    changes.forEach(rested);
    if (!last || last.isConnected) return;
    last = null;
    goOn(PATIENCE);
  });
  root.addEventListener("focusin", note);
  watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
  return () => {
    clearTimeout(late);
    root.removeEventListener("focusin", note);
    watch.disconnect();
  };
}

/** The page a pane shows: the keyboard goes on inside it. */
export const pageOf = (pane: HTMLElement): HTMLElement | null => focusable(pane.querySelector<HTMLElement>("#zb-page"));

/** Ready to take the focus once, and no stop afterwards. */
export function focusable(place: HTMLElement | null): HTMLElement | null {
  if (place && !place.hasAttribute("tabindex")) {
    place.tabIndex = -1;
    place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  }
  return place;
}
