/** Reading files one after the other: which one is read now, and how to stop, for an old .doc takes its time. */

import { signal, type Signal } from "@preact/signals";
import { ApiError, type Api } from "../../api/client";
import type { Opened } from "../../api/wire";

export interface DraftFileReader {
  /** Null while nothing is read. */
  reading: Signal<{ name: string; stop(): void } | null>;
  /** What could be read, and of the others why not; null when it was stopped. */
  read(files: readonly File[]): Promise<{ read: { opened: Opened; file: File }[]; refused: string[] } | null>;
}

export function createDraftFileReader(api: Api): DraftFileReader {
  const reading = signal<DraftFileReader["reading"]["value"]>(null);
  return {
    reading,
    read: async (files) => {
      const flight = new AbortController();
      const read: { opened: Opened; file: File }[] = [];
      const refused: string[] = [];
      for (const [i, file] of files.entries()) {
        const place = files.length > 1 ? `（第 ${i + 1} 份，共 ${files.length} 份）` : "";
        const shown = (reading.value = { name: file.name + place, stop: () => flight.abort() });
        try {
          read.push({ opened: await api.openDocument(file, flight.signal), file });
        } catch (error) {
          if (flight.signal.aborted) break;
          if (!(error instanceof ApiError)) throw error;
          refused.push(`${file.name}：${error.title}。${error.detail}`);
        } finally {
          if (reading.value === shown) reading.value = null; // others may be read beside these
        }
      }
      return flight.signal.aborted ? null : { read, refused };
    },
  };
}
