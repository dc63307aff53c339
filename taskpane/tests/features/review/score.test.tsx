/** The reviewers' score: a number and its parts, or that there is none. */

import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { Score } from "../../../src/features/review/view/score";
import { createSession, type Session } from "../../../src/session/session";
import { SessionContext } from "../../../src/session/context";
import { fakeApi } from "../../fakes/api";
import { REPORT } from "../../fakes/draft";
import { fakeHost } from "../../fakes/host";

let session: Session | null = null;
afterEach(() => {
  cleanup();
  session?.destroy();
});

function show(scores: typeof REPORT.scores): void {
  session = createSession(fakeHost(), fakeApi(), null);
  render(
    <SessionContext.Provider value={session}>
      <Score report={{ ...REPORT, scores }} />
    </SessionContext.Provider>,
  );
}

it("shows the total and its parts", () => {
  show(REPORT.scores);
  expect(screen.getByRole("button", { name: "58 总分 ，看怎么算的" })).toBeTruthy();
});

it("gives what is no brief no score", () => {
  show({ total: null, parts: [] });
  expect(screen.getByText("不是信息，不计分")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
