/** Highlight colours as Word tells and takes them. Only those that survive every host: others are snapped or lost (#3950). */

export const OURS = "Yellow";
const HEX: Readonly<Record<string, string>> = { yellow: "FFFF00" };

/** "" is mixed, null or "none" is no highlight; else six hexadecimal digits, or the name where we know no digits for it. */
export function normal(colour: string | null | undefined): string {
  if (colour === null || colour === undefined || /^(none|nohighlight)$/i.test(colour)) return "none";
  const plain = colour.replace("#", "");
  return HEX[plain.toLowerCase()] ?? (/^[0-9a-f]{6}$/i.test(plain) ? plain.toUpperCase() : plain);
}

export const isOurs = (colour: string | null | undefined): boolean => normal(colour) === normal(OURS);

/** What to set so that it looks as it did. */
export const restored = (kept: string): string => (kept === "none" ? NOTHING : /^[0-9A-F]{6}$/.test(kept) ? `#${kept}` : kept);

/** Word takes null for "no highlight" [DTS]; its types do not say so. */
const NOTHING = null as unknown as string;
