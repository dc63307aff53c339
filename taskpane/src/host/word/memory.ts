/** What the writer chose to ignore, and which comments are ours, kept in the document so that it goes where the file goes. */

import type { Memory } from "../host";
import type { DocumentSettings } from "./settings";

const KEYS = { ignored: "zhubi.spared", comments: "zhubi.comments" };

export const memoryOf = (settings: DocumentSettings, of: keyof typeof KEYS): Memory => ({
  load: () => {
    const kept = settings.get(KEYS[of]);
    return Promise.resolve(Array.isArray(kept) ? kept.filter((k): k is string => typeof k === "string") : []);
  },
  save: (keys) => settings.set(KEYS[of], keys.length > 0 ? [...keys] : null),
});
