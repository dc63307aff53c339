/** What the writer chose to ignore, kept in the document so that it goes where the file goes. */

import type { Memory } from "../host";
import type { DocumentSettings } from "./settings";

const KEY = "zhubi.spared";

export const memoryOf = (settings: DocumentSettings): Memory => ({
  load: () => {
    const kept = settings.get(KEY);
    return Promise.resolve(Array.isArray(kept) ? kept.filter((k): k is string => typeof k === "string") : []);
  },
  save: (keys) => settings.set(KEY, keys.length > 0 ? [...keys] : null),
});
