import { defineConfig, type Plugin } from "vitest/config";

/** WPS serves the pane to engines without module support in every context: one classic deferred script, no crossorigin. */
const classicScript: Plugin = {
  name: "classic-script",
  enforce: "post",
  transformIndexHtml: {
    order: "post",
    handler: (html) => html.replace(/<script type="module" crossorigin/g, "<script defer").replace(/ crossorigin/g, ""),
  },
};

export default defineConfig({
  plugins: [classicScript],
  build: {
    target: "es2018",
    cssTarget: "chrome86",
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
  },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.{ts,tsx}"],
    maxWorkers: "100%", // by default one core is left idle, on two that is half of them
    isolate: false, // modules keep a count of what is under way and of comments, no more: both only grow
  },
});
