/** The document as it is on disk. The open file may be locked on Windows; on UOS it is read byte for byte [UOS]. */

import { nameOf, type Application, type Document } from "../application";
import { NOT_READABLE, NOT_SAVED } from "../errors";
import { asFlag, attempt } from "../guarded";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export function file(application: Application, document: Document): Blob {
  const name = nameOf(document);
  const saved = /[\\/].*\.docx$/i.test(name) && attempt(() => asFlag(document.Saved), false);
  const bytes = saved
    ? attempt<ArrayBuffer | null>(() => application.FileSystem.ReadFileAsArrayBuffer(name), null)
    : null;
  if (!saved) throw NOT_SAVED();
  if (!bytes || bytes.byteLength === 0) throw NOT_READABLE();
  return new Blob([bytes], { type: DOCX });
}
