import { beforeEach, describe, expect, it } from "vitest";
import { DEFAULTS, loadSettings, saveSettings } from "../../src/store/settings";

const KEY = "zhubi.settings";

describe("settings", () => {
  beforeEach(() => localStorage.clear());

  it("of an earlier version keep their rules and notices", () => {
    localStorage.setItem(KEY, JSON.stringify({ size: "l", never: ["title.empty"], quiet: ["languagetool"] }));
    expect(loadSettings(localStorage)).toEqual({
      ...DEFAULTS,
      size: "l",
      disabledRules: ["title.empty"],
      mutedNotices: ["languagetool"],
    });
  });

  it("come back as they were kept, under the present names", () => {
    localStorage.setItem(KEY, JSON.stringify({ never: ["title.empty"], quiet: ["languagetool"] }));
    const chosen = { ...loadSettings(localStorage), disabledRules: ["lead.missing"], mutedNotices: [] };
    saveSettings(localStorage, chosen);
    expect(loadSettings(localStorage)).toEqual(chosen);
  });

  it("that cannot be read are the defaults, one by one", () => {
    localStorage.setItem(KEY, JSON.stringify({ theme: "pink", disabledRules: "all", size: "xl" }));
    expect(loadSettings(localStorage)).toEqual({ ...DEFAULTS, size: "xl" });
  });
});
