/** Styles and hand-written scripts, as they are shipped (`make pane` builds them): the oldest engines of WPS must know them. */

import { parse } from "acorn";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tooNew } from "./css";

const FLOOR = 86;
const assets = join(import.meta.dirname, "../../../dist/assets");
const manifest = join(import.meta.dirname, "../../../../manifest/wps");
const shipped = (ending: string): string[] =>
  existsSync(assets) ? readdirSync(assets).filter((name) => name.endsWith(ending)) : [];
const read = (name: string): string => readFileSync(join(assets, name), "utf8");

/** Passed over by an engine that does not know it, and nothing is lost but a nicety. */
const PASSED_OVER: Record<string, string> = {
  "@media forced-colors（Chromium 89）": "高对比度在设置里也能选",
  "forced-color-adjust（Chromium 89）": "只在 forced-colors 里用",
  "forced-color-adjust: none（Chromium 89）": "只在 forced-colors 里用",
  "accent-color（Chromium 93）": "进度条和勾选框照系统的颜色",
  "text-decoration-thickness（Chromium 89）": "线粗照默认",
  "text-underline-offset（Chromium 87）": "线离字近一点",
  "text-spacing-trim（Chromium 123）": "标点照常占一格",
  "text-spacing-trim: trim-start（Chromium 123）": "标点照常占一格",
  "rect()（Chromium 116）": "clip 的老写法，各版都认；数据说的是新的形状函数",
};

describe("the ribbon's script", () => {
  it("is ES5: it is served as it stands", () => {
    parse(readFileSync(join(manifest, "main.js"), "utf8"), { ecmaVersion: 5, sourceType: "script" });
  });
});

describe("style sheets", () => {
  it("are there", () => {
    expect(shipped(".css")).toEqual(expect.arrayContaining(["browser.css", "word.css", "wps.css"]));
  });

  it.each(shipped(".css"))("%s asks for nothing Chromium 86 lacks", (name) => {
    expect(tooNew(read(name), FLOOR).filter((what) => !(what in PASSED_OVER))).toEqual([]);
  });

  it("are judged by what came later", () => {
    const late =
      ".a:has(b){inset:0;aspect-ratio:1;color:color-mix(in srgb,red,blue);width:100dvh}@container (width>1px){.b{gap:1px}}.c{.d{color:red}}.e:focus-visible{accent-color:red}@layer x{}";
    const found = tooNew(late, FLOOR).join(" ");
    for (const what of [
      ":has",
      "inset",
      "aspect-ratio",
      "color-mix()",
      "@container",
      "嵌套：.d",
      "accent-color",
      "@layer",
    ])
      expect(found).toContain(what);
    expect(tooNew(late, 140).join(" ")).not.toContain(":has");
    expect(tooNew(".a{gap:4px;display:flex;color:red;overflow:hidden}", FLOOR)).toEqual([]);
  });
});
