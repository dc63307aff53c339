/** Photographs the pane on its fakes in every state: `npm run look [name…]`, pictures in ../out/look. */

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(root, "../out/look");
const page = join(root, "tests/look");
mkdirSync(out, { recursive: true });

await build({
  root: page,
  base: "./",
  logLevel: "warn",
  configFile: join(root, "vite.config.ts"),
  publicDir: false,
  build: { outDir: join(out, "page"), emptyOutDir: true, rolldownOptions: { output: { format: "iife" } } },
});

/** @typedef {import("playwright-core").Page} Page */
const row = (/** @type {string} */ name) => (/** @type {Page} */ p) => p.getByRole("button", { name }).first().click();
const press = (/** @type {string} */ name) => (/** @type {Page} */ p) =>
  p.getByText(name, { exact: true }).first().click();
const tab = (/** @type {string} */ name) => (/** @type {Page} */ p) => p.getByRole("tab", { name }).click();
const key = (/** @type {string} */ name) => (/** @type {Page} */ p) => p.keyboard.press(name);

/** @type {Record<string, { scene?: string, theme?: string, size?: string, box?: [number, number], forced?: boolean, steps?: ((p: Page) => Promise<unknown>)[] }>} */
const SHOTS = {
  "01-empty": { scene: "empty" },
  "02-reading": { scene: "reading" },
  "03-list": { steps: [key("F8"), key("Escape")] },
  "03-filtered": { steps: [row("建议改")] },
  "03-wide": { box: [445, 640] },
  "03b-roles": { steps: [press("看分段")] },
  "03d-short": { box: [329, 445] },
  "03e-large": { size: "xl" },
  "03f-256": { box: [256, 640] },
  "04-card": { steps: [row("必改，分项"), key("Escape"), press("空泛"), row("建议改，成效后面")] },
  "04-card-short": { box: [329, 445], steps: [press("空泛"), row("建议改，成效后面")] },
  "04-card-xl": { size: "xl", steps: [press("空泛"), row("建议改，成效后面")] },
  "04b-lead": { steps: [row("建议改，导语三问")] },
  "04c-ignore": { steps: [press("空泛"), row("建议改，成效后面"), press("忽略")] },
  "04d-sum": { steps: [row("必改，分项")] },
  "04e-rule": { steps: [row("必改，分项"), row("依据")] },
  "05-clear": { scene: "clear" },
  "06a-types": { steps: [tab("模板")] },
  "06b-sections": { steps: [tab("模板"), press("逐段插入"), press("导语")] },
  "08-settings": { steps: [row("设置")] },
  "08b-explain": { steps: [row("设置"), press("看读法"), press("取得显著成效")] },
  "08b-explain-256": { box: [256, 640], steps: [row("设置"), press("看读法"), press("石桥县高度重视乡土人才工作")] },
  "08b-explain-xl": { size: "xl", steps: [row("设置"), press("看读法"), press("取得显著成效")] },
  "08b-explain-dark": { theme: "dark", steps: [row("设置"), press("看读法"), press("取得显著成效")] },
  "08b-explain-contrast": { theme: "hc", steps: [row("设置"), press("看读法"), press("取得显著成效")] },
  "08b-explain-short": { box: [320, 480], steps: [row("设置"), press("看读法")] },
  "09a-notices": { scene: "notices" },
  "09b-lost": { scene: "lost", steps: [row("必改，分项")] },
  "09c-away": { scene: "away", steps: [press("自查"), (p) => p.locator(".cmd").getByText("自查").click()] },
  "09d-down": { scene: "down" },
  "09e-genre": { scene: "genre" },
  "07-review": { steps: [tab("审稿")] },
  "10a-dark": { theme: "dark", steps: [key("F8"), key("Escape")] },
  "10a-dark-card": { theme: "dark", steps: [press("空泛"), row("建议改，成效后面")] },
  "10a-dark-wide": { theme: "dark", box: [445, 640] },
  "10b-contrast": { theme: "hc" },
  "10b-contrast-card": { theme: "hc", steps: [press("空泛"), row("建议改，成效后面")] },
  "10c-forced": { forced: true },
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const wanted = process.argv.slice(2);
for (const [name, shot] of Object.entries(SHOTS)) {
  if (wanted.length > 0 && !wanted.some((w) => name.startsWith(w))) continue;
  const [width, height] = shot.box ?? [320, 640];
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    forcedColors: shot.forced ? "active" : "none",
  });
  await context.addInitScript(
    ([settings]) => globalThis.localStorage.setItem("zhubi.settings", settings ?? ""),
    [JSON.stringify({ theme: shot.theme ?? "light", size: shot.size ?? "m" })],
  );
  const view = await context.newPage();
  view.on("pageerror", (error) => console.error(name, error));
  await view.goto(`${pathToFileURL(join(out, "page/index.html")).href}?scene=${shot.scene ?? "list"}`);
  await view.waitForTimeout(700);
  for (const step of shot.steps ?? [])
    await step(view).catch((/** @type {unknown} */ error) => console.error(name, String(error).split("\n")[0]));
  await view.waitForTimeout(150);
  await view.screenshot({ path: join(out, `${name}.png`) });
  await context.close();
}
await browser.close();
