import { expect, it, vi } from "vitest";
import { createSession } from "../../../src/session/session";
import { fakeApi } from "../../fakes/api";
import { fakeHost } from "../../fakes/host";

it("warns when a document with our marks is about to be saved, and not when they are gone", async () => {
  let save: (what: "save" | "close") => void = () => undefined;
  const host = {
    ...fakeHost(),
    beforeSave: (listener: (what: "save" | "close") => void) => {
      save = listener;
      return () => undefined;
    },
  };
  const session = createSession(host, fakeApi(), null);
  await vi.waitFor(() => expect(session.store.items.value.length).toBeGreaterThan(0));
  save("save");
  expect(session.store.saving.value).toBe("save");
  await session.act.clearMarks();
  expect(session.store.saving.value).toBeNull();
  save("close");
  expect(session.store.saving.value).toBeNull();
  session.destroy();
});
