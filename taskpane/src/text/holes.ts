/** 〔…〕 in templates and fixes: a hole for the writer to fill. */

export const HOLE = /〔[^〔〕]*〕/;
const AT_HOLES = new RegExp(`(${HOLE.source})`);

/** The first hole of a text, with its brackets; empty where there is none. */
export const firstHole = (text: string): string => HOLE.exec(text)?.[0] ?? "";

export type Piece = { text: string } | { hole: string; index: number };

export const isHole = (piece: Piece): piece is { hole: string; index: number } => "hole" in piece;

/** Split a text at its holes; holes are numbered from 0. */
export function pieces(text: string): Piece[] {
  let index = 0;
  return text
    .split(AT_HOLES)
    .filter((part) => part !== "")
    .map((part) =>
      part.startsWith("〔") && part.endsWith("〕") ? { hole: part.slice(1, -1), index: index++ } : { text: part },
    );
}

export const hasHole = (text: string): boolean => pieces(text).some(isHole);

/** Put what was filled in for the holes; an empty one stays a hole. */
export const fill = (text: string, values: readonly string[]): string =>
  pieces(text)
    .map((piece) => (isHole(piece) ? (values[piece.index]?.trim() ?? "") || `〔${piece.hole}〕` : piece.text))
    .join("");
