/**
 * Names of the bookmarks that highlights of ours stand in: they are how a highlight is known again, and what stood there before.
 * Each program writes one kind and takes off all of them. `_zb_h<n>_<before>` is from Word and from the service
 * (addin_server/docx/marking/highlight.py), `zb_h_<n>_<ours>_<before>` from WPS.
 */

/** Highlight colours by their number in Word and WPS: digits first, then the names and digits Word's add-ins may read. */
const COLOURS: readonly (readonly string[])[] = [
  ["none"],
  ["000000", "black"],
  ["0000FF", "blue"],
  ["00FFFF", "turquoise"],
  ["00FF00", "lime"],
  ["FF00FF", "pink"],
  ["FF0000", "red"],
  ["FFFF00", "yellow"],
  ["FFFFFF", "white"],
  ["000080", "darkblue", "00008B"],
  ["008080", "teal", "008B8B"],
  ["008000", "green", "006400"],
  ["800080", "purple", "8B008B"],
  ["800000", "darkred", "8B0000"],
  ["808000", "olive"],
  ["808080", "gray"],
  ["C0C0C0", "lightgray", "D3D3D3"],
];

/** Red, yellow and turquoise: one for each severity. */
export const OUR_COLOURS: readonly number[] = [6, 7, 3];

export interface KeptHighlight {
  number: number;
  /** Colours it may have now, by number; any other was given since by somebody else. */
  ours: readonly number[];
  /** Six digits, "none", or a name where the program that wrote it knew no digits; null when the name tells no colour. */
  before: string | null;
}

export function keptHighlight(bookmark: string): KeptHighlight | null {
  const fromWps = /^zb_h_(\d+)_(\d+)_(\d+)$/i.exec(bookmark);
  if (fromWps)
    return { number: Number(fromWps[1]), ours: [Number(fromWps[2])], before: COLOURS[Number(fromWps[3])]?.[0] ?? null };
  const other = /^_zb_h(\d+)_([0-9a-z]+)$/i.exec(bookmark);
  return other ? { number: Number(other[1]), ours: OUR_COLOURS, before: other[2] ?? null } : null;
}

/** The number of a colour given by its digits or name; null when it has none. */
export function colourNumber(colour: string): number | null {
  const number = COLOURS.findIndex((names) => names.some((name) => name.toLowerCase() === colour.toLowerCase()));
  return number < 0 ? null : number;
}

/** The digits of a colour that has a number; any other as it is. */
export const colourDigits = (colour: string): string => COLOURS[colourNumber(colour) ?? -1]?.[0] ?? colour;
