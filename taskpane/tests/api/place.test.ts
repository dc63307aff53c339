/** What may be promised of a draft depends on who served the page. */

import { afterEach, expect, it } from "vitest";
import { place } from "../../src/api/place";

const served = (by: string): void => {
  document.head.innerHTML = `<meta name="zhubi-memory" content="${by}">`;
};

afterEach(() => (document.head.innerHTML = ""));

it("stays on this computer where the page is of this computer", () => {
  served("browser");
  expect(Object.values(place()).join("")).toContain("只在这台电脑上");
});

it("promises nothing of this computer where the department's server served the page", () => {
  served("server");
  expect(Object.values(place()).join("")).not.toMatch(/这台电脑|本机/);
  expect(place().isOwn).toBe(false);
});
