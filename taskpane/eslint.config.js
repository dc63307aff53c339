import js from "@eslint/js";
import compat from "eslint-plugin-compat";
import { defineConfig } from "eslint/config";
import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

/** Who may import whom: each room may use those that stand before it in this list, never one after it. */
const ROOMS = {
  generated: "src/generated/**",
  api: "src/api/**",
  text: "src/text/**",
  host: "src/host/**",
  ui: "src/ui/**",
  store: "src/store/**",
  features: "src/features/*/{state,words}{.ts,/**}",
  session: "src/session/**",
  view: "src/features/*/view{.tsx,/**}",
  pane: "src/pane/**",
  pages: "src/pages/**",
};
const ORDER = Object.keys(ROOMS);

/** @type {import("eslint").Linter.Config[]} */
const rooms = Object.entries(ROOMS).map(([room, files], at) => {
  const after = ORDER.slice(at + 1);
  const patterns =
    after.length > 0
      ? [{ group: after.map((name) => `**/${name}`), message: `${room} 不能引用排在它后面的 ${after.join("、")}` }]
      : [];
  // Views show state and ask the session; only state talks to a host or the service.
  const shows = room === "ui" || room === "view";
  if (shows)
    patterns.push({ group: ["**/host", "**/api/client"], message: "视图不直接调用 host 或 API，请经过 session" });
  return { files: [files], rules: { "no-restricted-imports": ["error", { patterns }] } };
});

export default defineConfig(
  // public/ holds ES5 for engines that know nothing newer; a test parses it as such.
  { ignores: ["dist", "node_modules", "public", "src/api/schema.ts"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", 320],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Our objects are closures: no method of ours uses `this`.
      "@typescript-eslint/unbound-method": "off",
      "no-irregular-whitespace": ["error", { skipJSXText: true }],
    },
  },
  ...rooms,
  // What we ship runs in Chromium 86 (browserslist in package.json): no API it does not have.
  { files: ["src/**"], ...compat.configs["flat/recommended"] },
  {
    // The typings of WPS name enumerations that are missing at run time in some versions: there these are plain numbers.
    files: ["src/host/wps/**"],
    rules: {
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
    },
  },
  {
    // Only the plugin's own rules: its presets bring a formatter and another parser.
    files: ["src/host/word/**", "src/features/selftest/state/**"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  { files: ["scripts/**", "*.js"], languageOptions: { globals: { console: "readonly", process: "readonly" } } },
);
