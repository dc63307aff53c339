/** The add-in's own files: what WPS reads, and the script behind the ribbon, in a page of the fake program. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { foldPane, followRibbon } from "../../../src/host/wps/pane";
import { LINUX, WINDOWS, type Platform } from "../../fakes/wps/facts";
import { createProgram, type Program } from "../../fakes/wps/program";

const folder = join(import.meta.dirname, "../../../../manifest/wps");
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

interface Page {
  OnAddinLoad(ribbon: unknown): unknown;
  OnAction(control: { Id: string }): unknown;
  GetImage(control: { Id: string }): unknown;
  alerts: string[];
}

function load(platform: Platform = WINDOWS): { page: Page; program: Program; service: { runs: boolean } } {
  const program = createProgram(platform, {});
  const alerts: string[] = [];
  const service = { runs: true };
  const page = {
    setTimeout,
    XMLHttpRequest: class {
      status = 200;
      onload = (): void => undefined;
      onerror = (): void => undefined;
      open = vi.fn();
      send(): void {
        queueMicrotask(() => (service.runs ? this.onload() : this.onerror()));
      }
    },
    Application: program.application,
    alerts,
    alert: (text: string) => alerts.push(text),
    location: { href: "http://127.0.0.1:8765/wps/index.html?x=1#y" },
  };
  runInNewContext(read("main.js"), { window: page });
  return { page: page as unknown as Page, program, service };
}

describe("the ribbon", () => {
  const xml = read("ribbon.xml");
  const ribbon = new DOMParser().parseFromString(xml, "text/xml");
  const buttons = Array.from(ribbon.querySelectorAll("button"));

  it("begins as WPS demands, without declaration or mark of order", () => {
    expect(xml.startsWith("<customUI")).toBe(true);
  });

  it("has the five buttons of the tab, each with an icon that is there", () => {
    const { page } = load();
    expect(buttons.map((b) => b.getAttribute("label"))).toEqual(["自查", "审稿", "模板", "培训", "收起"]);
    for (const button of buttons) {
      const image = page.GetImage({ Id: button.id });
      expect(typeof image === "string" && existsSync(join(folder, image))).toBe(true);
    }
  });

  it("names only callbacks that are there, and none of them waits", () => {
    const { page } = load();
    const names = [...xml.matchAll(/(?:onLoad|onAction|get\w+)="([^"]+)"/g)].map((m) => m[1] ?? "");
    for (const name of names) {
      const callback = (page as unknown as Record<string, unknown>)[name];
      expect(typeof callback).toBe("function");
      expect(Object.prototype.toString.call(callback)).toBe("[object Function]");
    }
    expect(page.OnAddinLoad({})).toBe(true);
    for (const { id } of buttons) expect(page.OnAction({ Id: id })).toBe(true);
  });
});

const said = (pane: { loads: number; url: string }): string => `${pane.loads} ${pane.url.split("?")[1] ?? ""}`;

afterEach(() => vi.useRealTimers());

describe.each([WINDOWS, LINUX])("the pane on $name", (platform) => {
  it("is not made while WPS starts, and made at the first press, docked and shown", () => {
    const { page, program } = load(platform);
    page.OnAddinLoad({});
    expect(program.panes.made).toEqual([]);
    page.OnAction({ Id: "zhubiTemplates" });
    expect(program.panes.made).toEqual([
      { id: 100, url: "http://127.0.0.1:8765/wps/ui/taskpane.html?tab=templates", visible: true, dock: 2, loads: 1 },
    ]);
  });

  it("is shown again, and told of the tab, instead of loaded anew", () => {
    const { page, program } = load(platform);
    page.OnAction({ Id: "zhubiCheck" });
    page.OnAction({ Id: "zhubiFold" });
    expect(program.panes.made[0]?.visible).toBe(false);
    page.OnAction({ Id: "zhubiReview" });
    expect(program.panes.made).toHaveLength(1);
    expect(program.panes.made[0]?.visible).toBe(true);
    expect(program.storage.get("zhubi_wps_tab")).toBe("review");
  });

  it.each(["throws", "null"] as const)("is made anew when its number is dead (%s)", (how) => {
    const { page, program } = load(platform);
    page.OnAction({ Id: "zhubiCheck" });
    program.panes.kill(100, how);
    page.OnAction({ Id: "zhubiFold" });
    page.OnAction({ Id: "zhubiReview" });
    expect(program.panes.made.map((p) => p.url.split("?")[1])).toEqual(["tab=check", "tab=review"]);
    expect(program.storage.get("zhubi_wps_pane")).toBe(101);
  });

  it("hears of a ribbon button once, and folds itself", async () => {
    const { page, program } = load(platform);
    page.OnAction({ Id: "zhubiCheck" });
    const tabs: string[] = [];
    const stop = followRibbon(program.application, (tab) => tabs.push(tab));
    page.OnAction({ Id: "zhubiTemplates" });
    await new Promise((resolve) => setTimeout(resolve, 900));
    stop();
    expect(tabs).toEqual(["templates"]);
    expect(foldPane(program.application)).toBe(true);
    expect(program.panes.made[0]?.visible).toBe(false);
    program.panes.kill(100, "throws");
    expect(foldPane(program.application)).toBe(false);
  });

  it("is loaded again when the service comes later, and again when it comes back", async () => {
    vi.useFakeTimers();
    const { page, program, service } = load(platform);
    service.runs = false;
    page.OnAction({ Id: "zhubiCheck" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(program.panes.made[0]?.loads).toBe(1);
    service.runs = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(program.panes.made.map(said)).toEqual(["2 tab=check"]);
    service.runs = false;
    page.OnAction({ Id: "zhubiReview" });
    await vi.advanceTimersByTimeAsync(30_000);
    service.runs = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(program.panes.made.map(said)).toEqual(["3 tab=review"]);
  });

  it("is made anew where WPS cannot load another page into one", async () => {
    vi.useFakeTimers();
    const { page, program } = load(platform);
    program.panes.navigates = false;
    page.OnAction({ Id: "zhubiReview" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(program.panes.made.map((pane) => [pane.loads, pane.visible])).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(program.storage.get("zhubi_wps_pane")).toBe(101);
  });

  it("that lives, or was folded, is never loaded again", async () => {
    vi.useFakeTimers();
    const { page, program } = load(platform);
    page.OnAction({ Id: "zhubiCheck" });
    const stop = followRibbon(program.application, () => undefined);
    await vi.advanceTimersByTimeAsync(20_000);
    stop();
    page.OnAction({ Id: "zhubiReview" });
    page.OnAction({ Id: "zhubiFold" });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(program.panes.made[0]?.loads).toBe(1);
  });

  it("says what to do when WPS makes none", () => {
    const { page, program } = load(platform);
    program.panes.make = () => {
      throw new Error("no pane");
    };
    expect(page.OnAction({ Id: "zhubiCheck" })).toBe(true);
    expect(page.alerts[0]).toContain("关掉 WPS 再打开");
  });
});
