/** Bundles the fake WPS into one classic script for a real browser: `node scripts/bundle-fake.js <file>`. */

import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const out = resolve(process.argv[2] ?? "fake-wps.js");

await build({
  root: join(dirname(fileURLToPath(import.meta.url)), ".."),
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  build: {
    outDir: dirname(out),
    emptyOutDir: false,
    lib: { entry: "tests/fakes/wps/page.ts", formats: ["iife"], name: "fakeWps", fileName: () => basename(out) },
  },
});
