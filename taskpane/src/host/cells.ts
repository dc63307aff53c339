/** Where the paragraphs of tables stand: in which table, row and cell, each counted from 0. */

/** Row and column in the paragraph's own table; null outside of tables, "unknown" in one whose cells are not told. */
export type Position = readonly [row: number, column: number] | "unknown" | null;

export type Cell = [table: number, row: number, column: number] | null;

/** Programs tell row and column only. A table ends where prose stands, or where the next cell comes before the last one. */
export function numbered(positions: readonly Position[]): Cell[] {
  let table = -1;
  let last: Known | null = null;
  return positions.map((position) => {
    if (position === "unknown") return null;
    if (position && !goesOn(last, position)) table += 1;
    last = position;
    return position ? [table, position[0], position[1]] : null;
  });
}

type Known = Exclude<Position, "unknown" | null>;

const goesOn = (last: Known | null, [row, column]: Known): boolean =>
  last !== null && (row > last[0] || (row === last[0] && column >= last[1]));
