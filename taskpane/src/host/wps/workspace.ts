/** What the host knows of the document it last read, and how it finds its way back into it. */

import type { Anchor } from "../host";
import { paragraphIds, type ParagraphIds } from "../paragraph-ids";
import { spanOf } from "../anchor";
import { nameOf, openDocument, sameDocument, type Application, type Document } from "./application";
import { pace, type Pace } from "./pace";
import { locationOf, type Location } from "./reading/positions";
import { scan, snapshotOf, type Line } from "./reading/scan";

export interface Known extends Line {
  id: string;
}

export interface Workspace {
  readonly application: Application;
  readonly step: Pace;
  /** Read the document in front; ids stay while it is the same one. */
  read(): Promise<Known[]>;
  /** The paragraphs as they stand now, of the document last read; looked at again only when its text changed. */
  now(document: Document): Promise<Map<string, Known>>;
  /** The name of the document last read; of the one in front, before the first reading. */
  name(): string;
  document(): Document;
  /** The id of the paragraph with this number, as last read. */
  idAt(item: number): string | null;
}

export function createWorkspace(application: Application): Workspace {
  const step = pace();
  let name: string | null = null;
  let ids: ParagraphIds = paragraphIds();
  let snapshot = "";
  let known = new Map<string, Known>();

  function keep(found: { snapshot: string; lines: Line[] }): Known[] {
    const names = ids.follow(found.lines.map((line) => line.text));
    const lines = found.lines.map((line, i) => ({ ...line, id: names[i] ?? "" }));
    known = new Map(lines.map((line) => [line.id, line]));
    snapshot = found.snapshot;
    return lines;
  }

  return {
    application,
    step,
    read: async () => {
      const document = openDocument(application);
      // Saved under a name for the first time it is still the same document.
      if (nameOf(document) !== name && snapshotOf(document) !== snapshot) ids = paragraphIds();
      name = nameOf(document);
      return keep(await scan(document, step, true));
    },
    now: async (document) => {
      if (snapshotOf(document) !== snapshot) keep(await scan(document, step, false));
      return known;
    },
    name: () => name ?? nameOf(openDocument(application)),
    document: () => (name === null ? openDocument(application) : sameDocument(application, name)),
    idAt: (item) => [...known.values()].find((line) => line.item === item)?.id ?? null,
  };
}

/** Where the anchor's words are in the document now; null when that is not certain. */
export function locate(document: Document, lines: ReadonlyMap<string, Known>, anchor: Anchor): Location | null {
  const line = lines.get(anchor.paragraph);
  const span = line && spanOf(line.text, anchor);
  return line && span ? locationOf(document, line.item, line.text, span) : null;
}
