/** Builds every page (index.html, word/index.html, …) into dist/: one script and one style sheet each, with fixed names. */

import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const pages = {
  browser: "index.html",
  word: "word/index.html",
  wps: "wps/ui/taskpane.html",
  install: "wps/install/index.html",
  training: "training/index.html",
};

let first = true;
for (const [name, page] of Object.entries(pages)) {
  if (!existsSync(join(root, page))) continue;
  await build({
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
}
