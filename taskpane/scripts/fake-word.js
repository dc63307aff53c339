/** Bundles the fake Word into one classic script, to stand in place of office.js in end-to-end tests: `node scripts/fake-word.js <folder>`. */

import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("node scripts/fake-word.js <folder>");

await build({
  root,
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  build: {
    outDir: resolve(folder),
    minify: false,
    lib: {
      entry: join(root, "tests/fakes/word/install.ts"),
      name: "zhubiFakeWord",
      formats: ["iife"],
      fileName: () => "fake-word.js",
    },
  },
});
