import { afterEach, describe, expect, it, vi } from "vitest";
import { allRules, lines, settingOf, withSetting } from "../../../src/features/settings/state";
import type { Preferences } from "../../../src/api/wire";
import { createSession, type Session } from "../../../src/session/session";
import { loadSettings, saveSettings } from "../../../src/store/settings";
import { fakeApi, type FakeApi } from "../../fakes/api";
import { PREFERENCES, RULES } from "../../fakes/draft";
import { fakeHost } from "../../fakes/host";

describe("preferences", () => {
  it("turns a rule off, gives it another weight, and leaves it as it came", () => {
    const off = withSetting(PREFERENCES, "title.ornate", "off", []);
    expect(settingOf("title.ornate", off)).toBe("off");
    const advice = withSetting(off, "title.ornate", "advice", []);
    expect([settingOf("title.ornate", advice), advice.off]).toEqual(["advice", []]);
    expect(withSetting(advice, "title.ornate", "shipped", [])).toEqual(PREFERENCES);
  });

  it("opens one rule of an entry for many, and leaves the others of it off", () => {
    const many = { ...PREFERENCES, off: ["title", "lead.no-effect"] };
    expect(settingOf("title.ornate", many)).toBe("off");
    const ids = ["title.ornate", "title.slogan", "lead.no-effect", "vague.result"];
    expect(withSetting(many, "title.ornate", "shipped", ids).off).toEqual(["lead.no-effect", "title.slogan"]);
  });

  it("reads a list a line each", () => {
    expect(lines(" 甲乙 \n\n丙丁\n")).toEqual(["甲乙", "丙丁"]);
  });

  it("shows rules that are off among the others", () => {
    const rule = (id: string) => ({
      id,
      name: id,
      category: "title",
      severity: "advice" as const,
      why: "",
      source: [],
      examples: [],
      until_finished: false,
      missing_part: "",
    });
    expect(allRules([rule("b"), rule("c")], [rule("a")]).map((r) => r.id)).toEqual(["a", "b", "c"]);
  });
});

describe("a rule that is off", () => {
  const KEY = "zhubi.settings";
  let session: Session | null = null;
  afterEach(() => {
    session?.destroy();
    localStorage.clear();
  });

  /** A service that keeps the preferences, as the real one does. */
  function service(more: Partial<FakeApi> = {}): { api: FakeApi; kept: () => Preferences } {
    let kept: Preferences = { ...PREFERENCES, off: ["language"] };
    const api = fakeApi(undefined, {
      preferences: () => Promise.resolve(kept),
      savePreferences: (wanted) => Promise.resolve((kept = wanted)),
      rules: () =>
        Promise.resolve({
          ...RULES,
          rules: RULES.rules.filter((r) => !kept.off.includes(r.id)),
          off: RULES.rules.filter((r) => kept.off.includes(r.id)),
        }),
      ...more,
    });
    return { api, kept: () => kept };
  }

  async function open(api: FakeApi): Promise<Session> {
    session = createSession(fakeHost(), api, localStorage);
    const s = session;
    await vi.waitFor(() => expect(s.store.report.value).not.toBeNull());
    return s;
  }

  const shown = (s: Session): string[] => s.store.items.value.map((item) => item.finding.rule);

  it("is kept by the service, silent at once, and opened again from the one list", async () => {
    const { api, kept } = service();
    const s = await open(api);
    const item = s.store.items.value.find((i) => i.finding.rule === "vague.result");
    if (!item) throw new Error("no finding");
    s.act.disableRule(item);
    await vi.waitFor(() => expect(shown(s)).not.toContain("vague.result"));
    expect(kept().off).toEqual(["language", "vague.result"]);
    expect(localStorage.getItem(KEY) ?? "").not.toContain("vague.result");
    await s.preferences.turnOn("vague.result");
    expect(kept().off).toEqual(["language"]);
    expect(shown(s)).toContain("vague.result");
  });

  it("says so when it could not be kept", async () => {
    const { api } = service({ savePreferences: () => Promise.reject(new Error("full")) });
    const s = await open(api);
    const [item] = s.store.items.value;
    if (item) s.act.disableRule(item);
    await vi.waitFor(() => expect(s.store.news.value).toContain("没有存上"));
  });

  it.each(["never", "disabledRules"])("moves once from %s of an earlier version to the service", async (name) => {
    localStorage.setItem(KEY, JSON.stringify({ theme: "dark", [name]: ["vague.result", 3] }));
    const { api, kept } = service();
    await open(api);
    await vi.waitFor(() => expect(kept().off).toEqual(["language", "vague.result"]));
    await vi.waitFor(() => expect(JSON.parse(localStorage.getItem(KEY) ?? "{}")).toEqual({ theme: "dark" }));
  });

  it("stays with the browser until the service has it, whatever else is set meanwhile", async () => {
    localStorage.setItem(KEY, JSON.stringify({ never: ["vague.result"] }));
    const { api } = service({ savePreferences: () => Promise.reject(new Error("full")) });
    const s = await open(api);
    await vi.waitFor(() => expect(s.preferences.note.value?.tone).toBe("err"));
    saveSettings(localStorage, { ...loadSettings(localStorage), size: "xl" });
    expect(JSON.parse(localStorage.getItem(KEY) ?? "{}")).toMatchObject({
      disabledRules: ["vague.result"],
      size: "xl",
    });
  });
});
