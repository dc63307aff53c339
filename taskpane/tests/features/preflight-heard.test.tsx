import { cleanup, render, screen, waitFor } from "@testing-library/preact";
import { h } from "preact";
import { afterEach, expect, it, vi } from "vitest";
import { ReadyPage } from "../../src/features/preflight/view";
import type { Api } from "../../src/api/client";
import { createSession, type Session } from "../../src/session/session";
import { SessionContext } from "../../src/session/context";
import { fakeApi } from "../fakes/api";
import { fakeHost } from "../fakes/host";

let session: Session | null = null;
afterEach(() => {
  session?.destroy();
  cleanup();
});

it("says nothing of the outcome before the questions are there, and names the finding each 看 leads to", async () => {
  const groups = vi.fn<Api["finalGroups"]>();
  let give: (found: Awaited<ReturnType<Api["finalGroups"]>>) => void = () => undefined;
  groups.mockReturnValue(new Promise((done) => (give = done)));
  const now = createSession(fakeHost(), { ...fakeApi(), finalGroups: groups }, null);
  session = now;
  await waitFor(() => expect(now.store.report.value).not.toBeNull());
  await waitFor(() => expect(now.store.items.value.length).toBeGreaterThan(0));
  const rule = now.store.items.value[0]?.finding.rule ?? "";
  render(h(SessionContext.Provider, { value: now, children: h(ReadyPage, {}) }));
  await waitFor(() => expect(groups).toHaveBeenCalled());
  expect(
    screen
      .getAllByRole("status")
      .map((each) => each.textContent)
      .join(""),
  ).not.toMatch(/没有查出|可以送/);
  give([{ id: "one", ask: "对吗", rules: [rule], own: "", beside: false, unseen: {} }]);
  const look = await screen.findAllByRole("button", { name: /^看\s?(第 \d+ 段.*|全文)这一处$/ });
  expect(look.length).toBeGreaterThan(0);
  look[0]?.click();
  expect(now.store.page.value.at).toBe("finding");
});
