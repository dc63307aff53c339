import type { ComponentChildren, JSX } from "preact";

interface Props {
  label: string;
  busy?: boolean;
  /** Results that can only be looked at for now. */
  dim?: boolean;
  children: ComponentChildren;
}

/** What stands between header and command bar, and scrolls. */
export function Page({ label, busy, dim, children }: Props): JSX.Element {
  return (
    <div
      class={dim ? "body scroll dim" : "body scroll"}
      id="zb-page"
      role="tabpanel"
      aria-label={label}
      aria-busy={busy ?? false}
    >
      {children}
    </div>
  );
}
