/** Builds every page (index.html, word/index.html, …) into dist/: one script and one style sheet each, with fixed names. */

import { existsSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { thirdParty } from "./third-party.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const pages = {
  browser: "index.html",
  word: "word/index.html",
  wps: "wps/ui/taskpane.html",
  install: "wps/install/index.html",
  training: "training/index.html",
};

/** @type {string[]} */
const modules = [];
let first = true;
for (const [name, page] of Object.entries(pages)) {
  if (!existsSync(join(root, page))) continue;
  const built = await build({
    root,
    logLevel: "warn",
    build: {
      emptyOutDir: first,
      copyPublicDir: first,
      rolldownOptions: {
        input: join(root, page),
        output: {
          format: "iife",
          entryFileNames: `assets/${name}.js`,
          assetFileNames: (asset) =>
            `assets/${name}-${basename(asset.names[0] ?? "asset")}`.replace(/-[^-]*\.css$/, ".css"),
        },
      },
    },
  });
  first = false;
  const outputs = /** @type {{ output: { type: string, modules?: object }[] }[]} */ ([built].flat());
  for (const { output } of outputs) {
    for (const file of output) modules.push(...Object.keys(file.modules ?? {}));
  }
}
writeFileSync(join(root, "dist/third-party.json"), JSON.stringify(thirdParty(modules), null, 1));
