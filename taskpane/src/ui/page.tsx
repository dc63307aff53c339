import type { ComponentChildren, JSX } from "preact";

interface Props {
  label: string;
  busy?: boolean;
  /** Results that can only be looked at for now. */
  dim?: boolean;
  /** Nothing in it takes the focus: it takes it itself, to be scrolled by key. */
  still?: boolean;
  children: ComponentChildren;
}

/** What stands between header and command bar, and scrolls. */
export function Page({ label, busy, dim, still, children }: Props): JSX.Element {
  return (
    <div
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
