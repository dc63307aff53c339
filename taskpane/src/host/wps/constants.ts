/** Numbers of the WPS object model, written out: `Application.Enum` is missing in some versions [wpsjs]. */

/** Collapse towards the end of a range. */
export const COLLAPSE_END = 0;
export const FIND_STOP = 0;
/** Range.Information: whether it lies in a table. */
export const IN_TABLE = 12;
/** Paragraph.OutlineLevel of body text; 1 to 9 are headings. */
export const BODY_LEVEL = 10;
export const NOT_PROTECTED = -1;
/** Styles every document has, by number, whatever the language of the program. */
export const STYLE = { body: -1, heading1: -2, heading2: -3, heading3: -4, heading4: -5 } as const;
export const ALIGNMENT = ["left", "center", "right", "both"] as const;
export const CENTERED = 1;
/** Range.HighlightColorIndex. The three of our marks are the ones the service writes into files. */
export const NO_COLOUR = 0;
export const COLOUR = { error: 6, warning: 7, advice: 3 } as const;
