/** What was done, last first: changes of the text stand in the program's own history, everything else here. */

import type { History, Host, MarkResult } from "../host/host";

type Back = () => unknown;

export interface Journal {
  /** Something beside the text was done; `back` takes it back. */
  did(back: Back): void;
  /** We changed the text: noted where the program does not count its steps itself. */
  wrote(): void;
  /** Take the last thing back; false when there is none. */
  undo(): Promise<boolean>;
  /** Do again what was taken back in the text. */
  redo(): Promise<boolean>;
  /** Another document is open. */
  forget(): void;
}

export function createJournal(history?: History): Journal {
  let entries: { depth: number; back: Back }[] = [];
  const depth = (): number => history?.depth?.() ?? 0;

  return {
    did: (back) => {
      history?.close?.();
      entries.push({ depth: depth(), back });
    },
    wrote: () => {
      if (history && !history.depth) entries.push({ depth: 0, back: () => history.undo() });
    },
    undo: async () => {
      const last = entries[entries.length - 1];
      if (history?.depth && depth() > (last?.depth ?? 0)) return history.undo();
      if (!last) return false;
      entries.pop();
      await last.back();
      return true;
    },
    redo: () => history?.redo?.() ?? Promise.resolve(false),
    forget: () => (entries = []),
  };
}

/** The host, with every change we make to its text noted. */
export function noting(host: Host, { wrote }: Journal): Host {
  const note = (result: MarkResult): MarkResult => {
    if (result === "done") wrote();
    return result;
  };
  const { replace } = host;
  return {
    ...host,
    apply: (edits, options) => host.apply(edits, options).then(note),
    insert: (blocks, where) => host.insert(blocks, where).then(note),
    ...(replace ? { replace: (blocks) => replace(blocks).then(note) } : {}),
  };
}
