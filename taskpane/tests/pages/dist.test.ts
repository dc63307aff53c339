// @vitest-environment node
/** What is shipped runs in the oldest engine we promise (Chromium 86, ES2018), as classic scripts, in every host. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type Program } from "acorn";
import { simple } from "acorn-walk";
import { describe, expect, it } from "vitest";

const DIST = join(import.meta.dirname, "../../dist");
const files = (end: string): string[] =>
  existsSync(DIST) ? readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(end)) : [];
const read = (file: string): string => readFileSync(join(DIST, file), "utf8");

/** Younger than Chromium 86. */
const YOUNG = new Set([
  "at",
  "replaceAll",
  "hasOwn",
  "structuredClone",
  "randomUUID",
  "findLast",
  "findLastIndex",
  "toSorted",
  "toReversed",
  "groupBy",
]);

it("is built: run `make pane`", () => {
  expect(files(".html")).toContain("index.html");
  expect(files(".html").map((f) => f.split("\\").join("/"))).toContain("word/index.html");
});

describe.each(files(".js"))("%s", (file) => {
  it("is a classic script of ES2018", () => {
    expect(() => parse(read(file), { ecmaVersion: 2018, sourceType: "script" })).not.toThrow();
  });

  it("calls nothing younger than the engine", () => {
    const young: string[] = [];
    const program: Program = parse(read(file), { ecmaVersion: 2022, sourceType: "script" });
    simple(program, {
      CallExpression({ callee }) {
        const name =
          callee.type === "MemberExpression" && callee.property.type === "Identifier"
            ? callee.property.name
            : callee.type === "Identifier" && callee.name.length > 2
              ? callee.name
              : ""; // shorter ones are names the build gave
        if (YOUNG.has(name)) young.push(name);
      },
    });
    expect(young).toEqual([]);
  });
});

it.each(files(".html"))("%s loads classic scripts only", (file) => {
  expect(read(file)).not.toMatch(/type="?module/);
});
