/** Highlight colours as Word tells and takes them. Only those that survive every host: others are snapped or lost (#3950). */

import { colourDigits, colourNumber } from "../../highlight-names";

/** What this pane writes; files may hold the other two of ours, from the service or from WPS. */
export const OURS = "Yellow";

/** "" is mixed, null or "none" is no highlight; else six hexadecimal digits, or the name where we know no digits for it. */
export function normal(colour: string | null | undefined): string {
  if (colour === null || colour === undefined || /^(none|nohighlight)$/i.test(colour)) return "none";
  const plain = colour.replace("#", "");
  return /^[0-9a-f]{6}$/i.test(plain) ? plain.toUpperCase() : colourDigits(plain);
}

export const isOneOf = (colour: string | null | undefined, colours: readonly number[]): boolean =>
  colours.includes(colourNumber(normal(colour)) ?? -1);

/** What to set so that it looks as it did. */
export const restored = (kept: string): string =>
  kept === "none" ? NOTHING : /^[0-9A-F]{6}$/.test(kept) ? `#${kept}` : kept;

/** Word takes null for "no highlight" [DTS]; its types do not say so. */
const NOTHING = null as unknown as string;
