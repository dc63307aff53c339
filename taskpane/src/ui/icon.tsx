/** Line drawings on a 16-unit grid. The host page may use them too. */

import type { JSX } from "preact";

const DRAWINGS = {
  logo: (
    <>
      <rect x="0.5" y="0.5" width="15" height="15" rx="2.5" fill="var(--accent)" stroke="none" />
      <path d="M8 2.8l2.9 5-2.9 5.4-2.9-5.4z" fill="var(--on-accent)" stroke="none" />
      <path d="M8 13.2V8.4" stroke="var(--accent)" stroke-width="1.1" fill="none" />
      <circle cx="8" cy="7.6" r="1" fill="var(--accent)" stroke="none" />
    </>
  ),
  error: (
    <path
      fill="currentColor"
      stroke="none"
      fill-rule="evenodd"
      d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zM7.1 4v5h1.8V4zM7.1 10.4v1.8h1.8v-1.8z"
    />
  ),
  warning: (
    <>
      <path d="M8 2L14.6 13.5H1.4z" />
      <path d="M8 6.3v3.2M8 11.5v.1" />
    </>
  ),
  advice: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M5 8v.01M8 8v.01M11 8v.01" stroke-width="2" />
    </>
  ),
  good: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M5.2 8.3l2 2 3.7-4.3" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.3v3.8M8 4.9v.1" />
    </>
  ),
  off: (
    <>
      <circle cx="8" cy="8" r="6.25" stroke-dasharray="2.4 1.8" />
      <path d="M5.5 8h5" />
    </>
  ),
  yes: <path d="M3 8.5l3.4 3.4L13 5" stroke-width="2" />,
  partly: (
    <>
      <circle cx="8" cy="8" r="5.25" />
      <path d="M8 2.75a5.25 5.25 0 0 0 0 10.5z" fill="currentColor" stroke="none" />
    </>
  ),
  no: <path d="M4 4l8 8M12 4l-8 8" stroke-width="2" />,
  ring: <circle cx="8" cy="8" r="6.25" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  tick: <path d="M3 8.5l3.4 3.4L13 5" />,
  down: <path d="M4 6.2l4 4 4-4" />,
  up: <path d="M4 9.8l4-4 4 4" />,
  right: <path d="M6.2 4l4 4-4 4" />,
  left: <path d="M9.8 4l-4 4 4 4" />,
  previous: <path d="M8 13V3.5M4 7.5l4-4 4 4" />,
  next: <path d="M8 3v9.5M4 8.5l4 4 4-4" />,
  upload: <path d="M8 10.5V3M5 5.8L8 2.8l3 3M2.8 10.5v2.7h10.4v-2.7" />,
  download: <path d="M8 2.5V10M5 7.2l3 3 3-3M2.8 10.5v2.7h10.4v-2.7" />,
  fold: <path d="M3.5 4l4 4-4 4M8.5 4l4 4-4 4" />,
  settings: (
    <>
      <path d="M2 5h5.5M11.5 5H14M2 11h2.5M8.5 11H14" />
      <circle cx="9.5" cy="5" r="2" />
      <circle cx="6.5" cy="11" r="2" />
    </>
  ),
  refresh: <path d="M13.2 8a5.2 5.2 0 1 1-1.6-3.75M13.2 2.3v2.9h-2.9" />,
  locate: (
    <>
      <circle cx="8" cy="8" r="4.5" />
      <path d="M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3" />
    </>
  ),
  comment: <path d="M2.5 3h11v7.5H8l-3 2.8v-2.8H2.5z" />,
  hide: <path d="M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM3 13L13 3" />,
  book: <path d="M8 4C6.5 3 4.5 2.8 2.5 3v9.5c2-.2 4 0 5.5 1 1.5-1 3.5-1.2 5.5-1V3C11.5 2.8 9.5 3 8 4zM8 4v9.5" />,
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  document: <path d="M4 1.8h5l3.5 3.5v9H4zM9 1.8v3.5h3.5M6 8.5h4M6 11h4" />,
  marker: <path d="M9.5 3l3.5 3.5-5.5 5.5H4V8.5zM8 4.5L11.5 8M2.5 14.5h11" />,
  plus: <path d="M8 3v10M3 8h10" />,
  find: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.4 10.4l3.4 3.4" />
    </>
  ),
  undo: <path d="M6 4L2.5 7.5 6 11M2.5 7.5H10a3.5 3.5 0 0 1 0 6" />,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof DRAWINGS;

interface Props {
  name: IconName;
  /** 14 px, for text lines. */
  small?: boolean;
  spin?: boolean;
  class?: string;
}

export function Icon({ name, small, spin, class: extra }: Props): JSX.Element {
  const classes = ["ico", small && "ico--14", spin && "spin", extra].filter(Boolean).join(" ");
  return (
    <svg class={classes} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {DRAWINGS[name]}
    </svg>
  );
}
