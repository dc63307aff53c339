import { expect, it } from "vitest";
import { numbered } from "../../src/host/cells";

it("a table ends where prose stands, and where a cell comes before the last one", () => {
  expect(numbered([[0, 0], [0, 1], null, [0, 0], [0, 0], [0, 1], [0, 0]])).toEqual([
    [0, 0, 0],
    [0, 0, 1],
    null,
    [1, 0, 0],
    [1, 0, 0],
    [1, 0, 1],
    [2, 0, 0],
  ]);
});

it("cells that are not told leave the table around them whole", () => {
  expect(numbered([[0, 0], "unknown", [0, 1]])).toEqual([[0, 0, 0], null, [0, 0, 1]]);
});
