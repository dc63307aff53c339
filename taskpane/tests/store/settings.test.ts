import { beforeEach, describe, expect, it } from "vitest";
import { DEFAULTS, loadSettings, saveSettings } from "../../src/store/settings";

const KEY = "zhubi.settings";

describe("settings", () => {
  beforeEach(() => localStorage.clear());

  it("of an earlier version keep their notices", () => {
    localStorage.setItem(KEY, JSON.stringify({ size: "l", quiet: ["languagetool"] }));
    expect(loadSettings(localStorage)).toEqual({ ...DEFAULTS, size: "l", mutedNotices: ["languagetool"] });
  });

  it("come back as they were kept, under the present names", () => {
    localStorage.setItem(KEY, JSON.stringify({ quiet: ["languagetool"] }));
    const chosen = { ...loadSettings(localStorage), mutedNotices: [] };
    saveSettings(localStorage, chosen);
    expect(loadSettings(localStorage)).toEqual(chosen);
  });

  it("that cannot be read are the defaults, one by one", () => {
    localStorage.setItem(KEY, JSON.stringify({ theme: "pink", mutedNotices: "all", size: "xl" }));
    expect(loadSettings(localStorage)).toEqual({ ...DEFAULTS, size: "xl" });
  });
});
