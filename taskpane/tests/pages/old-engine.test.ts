/** The page of an engine that is too old: ES5 to the letter, and silent everywhere else. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const CODE = readFileSync(join(ROOT, "public/old-engine.js"), "utf8");
const IE = "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko";

function run(userAgent: string, engine: object): Document {
  const page = document.implementation.createHTMLDocument("");
  page.body.innerHTML = "<p>窗格</p>";
  Object.defineProperty(page, "readyState", { value: "interactive" });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the script as the page runs it
  const script = new Function("window", "document", CODE) as (window: object, document: Document) => void;
  script({ navigator: { userAgent }, ...engine }, page);
  page.onreadystatechange?.(new Event("readystatechange"));
  return page;
}

const modern = { fetch: () => undefined, Promise };

it("parses as ES5", () => {
  expect(() => parse(CODE, { ecmaVersion: 5 })).not.toThrow();
});

it("says in Internet Explorer what to do instead", () => {
  const text = run(IE, {}).body.textContent;
  expect(text).toContain("您的文稿没有动");
  expect(text).toContain("WebView2");
});

it("leaves every other page alone", () => {
  expect(run("Mozilla/5.0 Chrome/104.0 WpsOfficeApp/12.1", modern).body.textContent).toBe("窗格");
});

it("is the first script of Word's page, before the interface of Office", () => {
  const page = readFileSync(join(ROOT, "word/index.html"), "utf8");
  const scripts = Array.from(page.matchAll(/<script[^>]*src="([^"]*)"/g), (m) => m[1]);
  expect(scripts).toEqual(["/old-engine.js", "__ZHUBI_OFFICE_JS__", "/src/pages/word.ts"]);
});
