/** What the writer chose to ignore, and which comments are ours, kept in the document: as a variable, else as properties, else beside it on this computer. */

import type { Memory } from "../host";
import { frontDocument, nameOf, type Application, type Document } from "./application";
import { asFlag, asNumber, asText, attempt, tried } from "./guarded";

const KEYS = { ignored: "zb_memory", comments: "zb_memory_comments" };
/** A property holds 255 characters [ZOT]. */
const CHUNK = 255;
const MOST = 100;
/** Longer values stop the window [SL]. */
const LONGEST = 30_000;
const TEXT_PROPERTY = 4;

interface Store {
  load(document: Document, key: string): string | null;
  /** False when the program does not have it. */
  save(document: Document, key: string, value: string): boolean;
}

/** `document` finds the one that was read, in front or not. */
export function documentMemory(
  application: Application,
  name: () => string,
  storage: Storage | null,
  what: keyof typeof KEYS,
): Memory {
  const key = KEYS[what];
  const beside = (of: string): string => `${what === "ignored" ? "zhubi.memory" : "zhubi.comments"}:${of}`;
  return {
    load: () => {
      const document = frontDocument(application);
      if (!document) return Promise.resolve([]);
      const kept =
        variables.load(document, key) ??
        properties.load(document, key) ??
        attempt(() => storage?.getItem(beside(nameOf(document))) ?? null, null);
      return Promise.resolve(parsed(kept));
    },
    save: (keys) => {
      const wanted = attempt(name, "");
      const document = byName(application, wanted);
      const value = keys.length > 0 ? JSON.stringify(keys) : "";
      const stores = document !== null && value.length < LONGEST ? [variables, properties] : [];
      // Nothing to keep is taken out of both: a program may have begun to keep variables since.
      const kept =
        value === ""
          ? stores.map((store) => document && store.save(document, key, "")).length > 0
          : stores.some((store) => document && store.save(document, key, value));
      tried(() =>
        kept || value === "" ? storage?.removeItem(beside(wanted)) : storage?.setItem(beside(wanted), value),
      );
      return Promise.resolve();
    },
  };
}

function byName(application: Application, name: string): Document | null {
  const front = frontDocument(application);
  if (front && nameOf(front) === name) return front;
  return attempt<Document | null>(() => {
    for (let i = asNumber(application.Documents.Count); i > 0; i -= 1) {
      const document = application.Documents.Item(i);
      if (nameOf(document) === name) return document;
    }
    return null;
  }, null);
}

const variables: Store = {
  load: (document, key) => attempt(() => asText(document.Variables.Item(key).Value) || null, null),
  save: (document, key, value) => {
    const exists = attempt(() => asFlag(document.Variables.Item(key).Name), false);
    if (value === "") return !exists || tried(() => document.Variables.Item(key).Delete());
    if (exists) return tried(() => (document.Variables.Item(key).Value = value));
    // A version without variables may take the call and keep nothing: look.
    return tried(() => document.Variables.Add(key, value)) && variables.load(document, key) === value;
  },
};

interface Properties {
  Item(name: string): { Value: unknown; Delete(): void };
  Add(name: string, link: boolean, type: number, value: string): unknown;
}

const chunkName = (key: string, i: number): string => `${key}_${i}`;

const properties: Store = {
  load: (document, key) => {
    const all = document.CustomDocumentProperties as Properties;
    let value = "";
    for (let i = 1; i <= MOST; i += 1) {
      const chunk = attempt(() => asText(all.Item(chunkName(key, i)).Value), "");
      if (chunk === "") break;
      value += chunk;
    }
    return value || null;
  },
  save: (document, key, value) => {
    const all = document.CustomDocumentProperties as Properties;
    for (let i = 1; i <= MOST && tried(() => all.Item(chunkName(key, i)).Delete()); i += 1);
    for (let i = 0; i * CHUNK < value.length; i += 1) {
      const chunk = value.slice(i * CHUNK, (i + 1) * CHUNK);
      if (!tried(() => all.Add(chunkName(key, i + 1), false, TEXT_PROPERTY, chunk))) return false;
    }
    return (properties.load(document, key) ?? "") === value;
  },
};

function parsed(kept: string | null): string[] {
  const value: unknown = attempt(() => JSON.parse(kept ?? "[]") as unknown, []);
  return Array.isArray(value) ? value.filter((key): key is string => typeof key === "string") : [];
}
