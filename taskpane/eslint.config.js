import js from "@eslint/js";
import compat from "eslint-plugin-compat";
import { defineConfig } from "eslint/config";
import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

export default defineConfig(
  // public/ holds ES5 for engines that know nothing newer; a test parses it as such.
  { ignores: ["dist", "node_modules", "public"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", 320],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // Our objects are closures: no method of ours uses `this`.
      "@typescript-eslint/unbound-method": "off",
      "no-irregular-whitespace": ["error", { skipJSXText: true }],
    },
  },
  {
    // The view shows state and asks the session; only the session talks to a host.
    files: ["src/features/*/view.tsx", "src/features/*/view/**", "src/features/check/list/**", "src/features/finding/**", "src/features/proofing/*.tsx", "src/ui/**"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ group: ["**/host", "**/host/**", "**/api/client"], message: "view 不直接调用 host 或 API" }] }],
    },
  },
  // What we ship runs in Chromium 86 (browserslist in package.json): no API it does not have.
  { files: ["src/**"], ...compat.configs["flat/recommended"] },
  {
    // The typings of WPS name enumerations that are missing at run time in some versions: there these are plain numbers.
    files: ["src/host/wps/**"],
    rules: { "@typescript-eslint/no-unsafe-enum-assignment": "off", "@typescript-eslint/no-unsafe-enum-comparison": "off" },
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
