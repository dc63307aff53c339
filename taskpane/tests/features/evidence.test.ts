/** 依据表: what is asked of the service, how its answer is grouped, and what is ticked off. */

import { expect, it, vi } from "vitest";
import type { Evidence, EvidenceEntry } from "../../src/api/evidence";
import type { Draft } from "../../src/api/wire";
import { createEvidence } from "../../src/features/evidence/state";
import { HERE } from "../../src/store/material";
import { DEFAULTS } from "../../src/store/settings";
import { createStore, type Store } from "../../src/store/store";
import { fakeApi } from "../fakes/api";
import { REPORT, TEXT } from "../fakes/draft";
import { fakeHost } from "../fakes/host";

const DRAFT = { paragraphs: TEXT.map(([id, , , text]) => ({ id, text })) } as unknown as Draft;
const PLACE = {
  document: null,
  paragraph: "p1",
  index: 0,
  span: [0, 2] as [number, number],
  before: "",
  quote: "9人",
  after: "",
};

const entry = (text: string, standing: EvidenceEntry["standing"], kind: EvidenceEntry["kind"]): EvidenceEntry => ({
  text,
  standing,
  kind,
  places: [PLACE],
  grounds: [],
});

function made(answer: Evidence): {
  store: Store;
  asked: ReturnType<typeof vi.fn>;
  of: ReturnType<typeof createEvidence>;
} {
  const store = createStore(DEFAULTS);
  store.checked.value = DRAFT;
  const asked = vi.fn(() => Promise.resolve(answer));
  return { store, asked, of: createEvidence(store, fakeHost(), { ...fakeApi(REPORT), evidence: asked }) };
}

it("without material the facts stand by kind, all to be verified", async () => {
  const entries = [
    entry("柳河镇", "listed", "name"),
    entry("9人", "listed", "figure"),
    entry("3人", "listed", "figure"),
  ];
  const { of } = made({ documents: [], entries });
  await of.load();
  expect(of.groups.value.map((g) => [g.name, g.entries.length])).toEqual([
    ["数字", 2],
    ["名称", 1],
  ]);
  expect(of.open.value).toBe(3);
});

it("with material what differs comes first, and what is borne out need not be ticked", async () => {
  const entries = [
    entry("9人", "found", "figure"),
    entry("3人", "absent", "figure"),
    entry("25人", "different", "figure"),
  ];
  const { of } = made({ documents: ["总结"], entries });
  await of.load();
  expect(of.groups.value.map((g) => g.id)).toEqual(["different", "absent", "found"]);
  expect(of.open.value).toBe(2);
  for (const one of entries.slice(1)) of.tick(one, true);
  expect(of.open.value).toBe(0);
  of.tick(entry("3人", "absent", "figure"), false);
  expect(of.open.value).toBe(1);
});

it("the same draft and material are asked about once, other material again", async () => {
  const { of, asked } = made({ documents: [], entries: [] });
  await of.load();
  await of.load();
  expect(asked).toHaveBeenCalledTimes(1);
  const file = new File(["x"], "总结.docx");
  await of.add([file]);
  expect(asked).toHaveBeenLastCalledWith({ draft: DRAFT, documents: [] }, [file]);
  await of.drop();
  expect(asked).toHaveBeenLastCalledWith({ draft: DRAFT, documents: [] }, []);
});

it("a summary that stands in the document is material, not draft", async () => {
  const { store, of, asked } = made({ documents: [], entries: [] });
  const source = { name: HERE, paragraphs: DRAFT.paragraphs.slice(0, 2) };
  store.material.value = { files: [], sources: [source] };
  await of.load();
  expect(asked).toHaveBeenCalledWith({ draft: { paragraphs: DRAFT.paragraphs.slice(2) }, documents: [source] }, []);
});

it("a failure is told, and the next look asks again", async () => {
  const { of, asked } = made({ documents: [], entries: [] });
  asked.mockRejectedValueOnce(new Error("no"));
  await of.load();
  expect(of.error.value).not.toBeNull();
  await of.load();
  expect(asked).toHaveBeenCalledTimes(2);
  expect(of.error.value).toBeNull();
});
