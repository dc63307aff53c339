/** Which parts of a style sheet a version of Chromium does not know, by MDN's browser-compat-data. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import postcss from "postcss";

interface Feature {
  __compat?: { support: { chrome?: unknown } };
  [name: string]: unknown;
}

// Read, not imported: the test runner would take ten seconds to transform it.
const data = readFileSync(createRequire(import.meta.url).resolve("@mdn/browser-compat-data"), "utf8");
const { css } = JSON.parse(data) as { css: Record<"at-rules" | "properties" | "selectors" | "types", Feature> };

/** Null when `version` knows it or the data does not; else since when Chromium does. */
function since(feature: unknown, version: number): string | null {
  const support = (feature as Feature | undefined)?.__compat?.support.chrome;
  const first = (Array.isArray(support) ? support : [support]) as (
    { version_added?: string | false; flags?: unknown; partial_implementation?: boolean } | undefined
  )[];
  if (
    support === undefined ||
    first.some((s) => s && !s.flags && typeof s.version_added === "string" && Number(s.version_added) <= version)
  )
    return null;
  return String(first[0]?.version_added ?? "never");
}

const VENDOR = /^-(webkit|moz|ms)-/;
/** Names in a value: keywords and functions, not custom properties, strings or numbers. */
const NAMES = /(?<![\w-#.])[a-z][a-z-]*(?=\(|\b)(?!-)/gi;

/** One line a finding: what, and the version that brought it. A name Chromium has no data for is not judged. */
export function tooNew(sheet: string, version: number): string[] {
  const found = new Set<string>();
  const judge = (what: string, feature: unknown): void => {
    const from = since(feature, version);
    if (from) found.add(`${what}（Chromium ${from}）`);
  };
  postcss.parse(sheet).walk((node) => {
    if (node.type === "atrule") {
      const { name, params } = node;
      judge(`@${name}`, css["at-rules"][name]);
      for (const [, feature] of params.matchAll(/\(\s*([a-z-]+)\s*[:)<>]/g))
        if (name === "media") judge(`@media ${feature ?? ""}`, (css["at-rules"].media as Feature)[feature ?? ""]);
      if (/[<>]=?/.test(params)) found.add(`@${name} ${params}（范围写法）`);
    }
    if (node.type === "rule") {
      const { selector, parent } = node;
      if (parent?.type === "rule") found.add(`嵌套：${selector}`);
      for (const [, name] of selector.matchAll(/::?([a-z-]+)/g))
        if (name && !VENDOR.test(name)) judge(`:${name}`, css.selectors[name]);
    }
    if (node.type === "decl") {
      const { prop, value } = node;
      if (prop.startsWith("--") || VENDOR.test(prop)) return;
      const property = css.properties[prop] as Feature | undefined;
      judge(prop, property);
      for (const [name] of value.replace(/"[^"]*"|'[^']*'|url\([^)]*\)|var\(--[\w-]+/g, "").matchAll(NAMES)) {
        judge(`${prop}: ${name}`, property?.[name]);
        if (value.includes(`${name}(`)) judge(`${name}()`, functionNamed(name));
      }
    }
  });
  return [...found].sort();
}

/** Functions stand under the types they give. */
function functionNamed(name: string): unknown {
  for (const type of Object.values(css.types) as (Feature | undefined)[]) if (type?.[name]) return type[name];
  return css.types[name];
}
