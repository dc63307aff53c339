/** 找信息: the material, the topics found in it, the outline of one. Nothing goes into the document unasked. */

import { signal, type Signal } from "@preact/signals";
import type { Api } from "../../api/client";
import type { Candidate, Mined, MinedLocation, OutlineSection } from "../../api/mining";
import type { Host, InsertBlock } from "../../host/host";
import { fill, pieces, isHole } from "../../text/holes";
import { HERE, joined, type Material } from "../../store/material";
import { createAttempts } from "../../store/attempts";
import type { Store } from "../../store/store";
import { createTurns } from "../../store/turns";
import type { UserError } from "../../store/user-error";

export interface Mining {
  found: Signal<Mined | null>;
  /** The topic whose outline is shown. */
  open: Signal<Candidate | null>;
  busy: Signal<boolean>;
  error: Signal<UserError | null>;
  /** Keys of the topics whose outline was put into the document. */
  written: Signal<readonly string[]>;
  /** Look through files. */
  look(files: readonly File[]): Promise<void>;
  /** Look through the document that is open. */
  lookHere(): Promise<void>;
  /** Look through text that was pasted. */
  lookAt(text: string): Promise<void>;
  /** Choose other material. */
  again(): void;
  /** Put the outline of a topic into the document: into an empty one whole, else at its end. */
  write(candidate: Candidate): Promise<void>;
  /** The outline as a document of its own. */
  file(candidate: Candidate): Promise<Blob | null>;
  /** Show where something stands, when it stands in the open document. */
  reveal(place: MinedLocation): Promise<void>;
  /** Whether `place` is in the open document. */
  isHere(place: MinedLocation): boolean;
}

const PASTED = "贴进来的材料";

export function createMining(s: Store, host: Host, api: Api, recheck: () => void): Mining {
  const found = signal<Mined | null>(null);
  const open = signal<Candidate | null>(null);
  const { busy, error, attempt } = createAttempts();
  const written = signal<readonly string[]>([]);
  const turns = createTurns();

  /** The material that was chosen last is looked through; what comes of another, or after all were put away, is dropped. */
  const through = (read: () => Promise<[Mined, Material] | null>): Promise<void> =>
    attempt(async () => {
      const isCurrent = turns.begin();
      const mined = await read();
      if (mined && isCurrent()) show(...mined);
    });

  /** What was found in the material, which is what the brief made of it will be held against. */
  const show = (mined: Mined, material: Material): void => {
    s.material.value = joined(s.material.value, material);
    found.value = mined;
    open.value = null;
    s.news.value =
      mined.candidates.length > 0 ? `找到 ${mined.candidates.length} 个题目` : "没有找到可以单独成篇的题目";
  };
  const isHere = (place: MinedLocation): boolean => found.value?.documents[place.document] === HERE;

  return {
    found,
    open,
    busy,
    error,
    written,
    look: (files) =>
      through(async () => (files.length > 0 ? [await api.mine(files, null), { files, sources: [] }] : null)),
    lookHere: () =>
      through(async () => {
        const source = { name: HERE, paragraphs: await host.read() };
        return [await api.mine([], source), { files: [], sources: [source] }];
      }),
    lookAt: (text) =>
      through(async () => {
        const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
        if (lines.length === 0) return null;
        const source = { name: PASTED, paragraphs: lines.map((line, i) => ({ id: `p${i + 1}`, text: line })) };
        return [await api.mine([], source), { files: [], sources: [source] }];
      }),
    again: () => {
      turns.drop();
      found.value = null;
      open.value = null;
      error.value = null;
    },
    write: (candidate) =>
      attempt(async () => {
        const result = await host.insert(blocksOf(candidate.outline), s.isEmpty.value ? "replace-empty" : "end");
        if (result !== "done") {
          error.value = { title: "没有写进去", detail: "文稿没有动。请把光标放到文稿里，再点一次。" };
          return;
        }
        written.value = [...written.value, candidate.key];
        s.news.value = `提纲已写进文稿，待填处 ${holesLeft(candidate)} 个`;
        recheck();
      }),
    file: async (candidate) => {
      let made: Blob | null = null;
      await attempt(async () => {
        made = await api.newDocument(blocksOf(candidate.outline));
      });
      return made;
    },
    reveal: async (place) => {
      if (!isHere(place)) return;
      const result = await host.reveal({
        paragraph: place.paragraph,
        span: place.span,
        quote: place.quote,
        occurrence: 0,
      });
      if (result !== "done")
        error.value = { title: "这句在文稿里找不到了", detail: "看过以后这一段改过，请重新看一遍材料。" };
    },
    isHere,
  };
}

/** What was found, hole by hole; a hole without a fact is empty. */
export const valuesOf = (section: OutlineSection): string[] => {
  const values = pieces(section.text)
    .filter(isHole)
    .map(() => "");
  for (const { hole, place } of section.fills) values[hole] = place.quote;
  return values;
};

/** The outline as paragraphs: facts in their places, holes where none was found. */
export const blocksOf = (outline: readonly OutlineSection[]): InsertBlock[] =>
  outline.flatMap((section) =>
    fill(section.text, valuesOf(section))
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((text) => ({ role: section.role, text })),
  );

export const holesLeft = (candidate: Candidate): number =>
  candidate.outline.reduce(
    (sum, section) => sum + pieces(section.text).filter(isHole).length - section.fills.length,
    0,
  );
