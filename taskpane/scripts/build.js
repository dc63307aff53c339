/** Builds every page (index.html, word/index.html, …) into dist/: one script and one style sheet each, with fixed names. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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

/** What the notices of a bundle say of the code of others in these pages. */
const packages = new Map();

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
  for (const output of [built].flat()) collect(output.output);
}
writeFileSync(join(root, "dist/third-party.json"), JSON.stringify([...packages.values()].sort(byName), null, 1));

/** Notes the packages whose code stands in what was built. */
function collect(files) {
  for (const file of files) {
    for (const id of Object.keys(file.type === "chunk" ? file.modules : {})) {
      const found = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(id.replaceAll("\\", "/"));
      if (found && !packages.has(found[2])) packages.set(found[2], describe(found[1]));
    }
  }
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
  if (!file) throw new Error(`${name} carries no licence text`);
  return { name, version, licence: license, text: readFileSync(join(folder, file), "utf8") };
}

function byName(a, b) {
  return a.name < b.name ? -1 : 1;
}
