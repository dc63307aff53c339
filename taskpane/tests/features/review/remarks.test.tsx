/** 常用批语 by keyboard: a group opens and closes, the arrows walk it, what is typed opens what it finds. */

import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { RemarksPage } from "../../../src/features/review/view/remarks";
import { createSession, type Session } from "../../../src/session/session";
import { SessionContext } from "../../../src/session/context";
import { fakeApi } from "../../fakes/api";
import { fakeHost } from "../../fakes/host";

let session: Session;
beforeEach(async () => {
  session = createSession(fakeHost(), fakeApi(), null);
  await session.review.bank.load();
  render(
    <SessionContext.Provider value={session}>
      <RemarksPage />
    </SessionContext.Provider>,
  );
});
afterEach(() => {
  cleanup();
  session.destroy();
});

const head = (name: string): HTMLElement => screen.getByRole("button", { name: new RegExp(`^${name} ?\\d+ 条$`) });
const press = (key: string): void => void fireEvent.keyDown(document.activeElement ?? document.body, { key });
const focused = (): string => document.activeElement?.textContent ?? "";

it("opens the first group only, and a group with →", async () => {
  expect(head("用得最多").getAttribute("aria-expanded")).toBe("true");
  expect(head("数字").getAttribute("aria-expanded")).toBe("false");
  head("数字").focus();
  press("ArrowRight");
  await waitFor(() => expect(head("数字").getAttribute("aria-expanded")).toBe("true"));
  press("ArrowDown");
  expect(focused()).toContain("数字对不上，请核准。");
  press("ArrowLeft");
  expect(focused()).toContain("数字1 条");
  press("ArrowLeft");
  await waitFor(() => expect(head("数字").getAttribute("aria-expanded")).toBe("false"));
});

it("shows what was looked for wherever it stands, and walks there from the field", async () => {
  const field = screen.getByLabelText("找批语，可打拼音首字母");
  fireEvent.input(field, { target: { value: "核准" } });
  await waitFor(() => expect(screen.queryByRole("button", { name: /条$/ })).toBeNull());
  expect(screen.getByRole("heading", { name: /^数字/ })).toBeTruthy();
  field.focus();
  press("ArrowDown");
  expect(focused()).toContain("数字对不上，请核准。");
});

const field = (): HTMLElement => screen.getByLabelText("找批语，可打拼音首字母");
const look = (value: string): void => void fireEvent.input(field(), { target: { value } });

it("opens the group of the remark that Enter chose", async () => {
  head("用得最多").click();
  await waitFor(() => expect(head("用得最多").getAttribute("aria-expanded")).toBe("false"));
  fireEvent.keyDown(field(), { key: "Enter" });
  await waitFor(() => expect(head("用得最多").getAttribute("aria-expanded")).toBe("true"));
  expect(screen.getByLabelText(/插入前可改/)).toBeTruthy();
});

it("shows what will be put in whatever is looked for", async () => {
  look("核准");
  fireEvent.keyDown(field(), { key: "Enter" });
  look("");
  await waitFor(() => expect(head("数字").getAttribute("aria-expanded")).toBe("true"));
  look("文艺");
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLTextAreaElement>(/自己写一句/).value).toBe("数字对不上，请核准。"),
  );
  look("");
  await waitFor(() => expect(screen.getByLabelText(/插入前可改/)).toBeTruthy());
  head("数字").click();
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLTextAreaElement>(/自己写一句/).value).toBe("数字对不上，请核准。"),
  );
  expect(head("数字").getAttribute("aria-expanded")).toBe("false");
});

it("forgets a closed group of the moment at the next finding", async () => {
  head("用得最多").click();
  await waitFor(() => expect(head("用得最多").getAttribute("aria-expanded")).toBe("false"));
  session.review.store.cursor.value = "another";
  await waitFor(() => expect(head("用得最多").getAttribute("aria-expanded")).toBe("true"));
});
