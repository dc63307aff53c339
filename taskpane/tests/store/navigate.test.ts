import { expect, test } from "vitest";
import { createNavigation } from "../../src/store/navigate";
import { DEFAULTS } from "../../src/store/settings";
import { createStore } from "../../src/store/store";

test("a menu stays open when the tab it is on is shown again", () => {
  const store = createStore(DEFAULTS);
  const go = createNavigation(store);
  store.menu.value = true;
  go.tab("check");
  expect(store.menu.value).toBe(true);
  go.tab("templates");
  expect(store.menu.value).toBe(false);
});

test("the tab one is on closes the settings", () => {
  const store = createStore(DEFAULTS);
  store.settingsOpen.value = true;
  createNavigation(store).tab("check");
  expect(store.settingsOpen.value).toBe(false);
});
