/** A QR code, dark on light in every theme: cameras read no other. */

import type { JSX } from "preact";

/** A path in a square of `size` units. */
export interface QrCode {
  size: number;
  path: string;
}

export function Qr({ of: { size, path }, label }: { of: QrCode; label: string }): JSX.Element {
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
