import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  label: string;
  busy?: boolean;
  /** Results that can only be looked at for now. */
  dim?: boolean;
  /** Nothing in it takes the focus: it takes it itself, to be scrolled by key. */
  still?: boolean;
  children: ComponentChildren;
}

/** Back to the top: of the page, and of the pane, which scrolls as a whole in a low window. */
export function toTop(page: HTMLElement | null | undefined): void {
  for (const scrolling of [page, page?.closest(".pane")]) if (scrolling) scrolling.scrollTop = 0;
}

/** What stands between header and command bar, and scrolls. Each page is shown from its top. */
export function Page({ label, busy, dim, still, children }: Props): JSX.Element {
  const page = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => toTop(page.current), [label]);
  return (
    <div
      ref={page}
      class={dim ? "body scroll dim" : "body scroll"}
      id="zb-page"
      role="tabpanel"
      aria-label={label}
      aria-busy={busy ?? false}
      {...(still ? { tabIndex: 0 } : {})}
    >
      {children}
    </div>
  );
}
