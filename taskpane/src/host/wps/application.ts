/** The program and the document in front. Asked for anew for each operation: references do not outlive the writer's next step. */

import { asFlag, asNumber, asText, attempt } from "./guarded";
import { NO_DOCUMENT, OTHER_DOCUMENT, PROTECTED } from "./errors";
import { NOT_PROTECTED } from "./constants";

export type Application = Window["Application"];
export type Document = Wps.Document;
export type Range = Wps.Range;

/** Null outside WPS 文字. Its `Name` is "Microsoft Word" and says nothing [AWD]. */
export const findApplication = (page: Partial<Window>): Application | null =>
  [page.Application, page.wps].find((found) => attempt(() => asFlag(found?.Documents), false)) ?? null;

/** Null when none is open; on Linux that throws "jsapi prototype return null" [QP]. */
export function frontDocument(application: Application): Document | null {
  if (attempt(() => asNumber(application.Documents.Count), 0) === 0) return null;
  return attempt<Document | null>(() => application.ActiveDocument, null);
}

export function openDocument(application: Application): Document {
  const found = frontDocument(application);
  if (!found) throw NO_DOCUMENT();
  return found;
}

/** Path and name; of a document never saved only a name [UOS]. */
export const nameOf = (document: Document): string => attempt(() => asText(document.FullName), "");

/** The document in front, which must be the one called `name`. */
export function sameDocument(application: Application, name: string): Document {
  const document = openDocument(application);
  if (nameOf(document) !== name) throw OTHER_DOCUMENT();
  return document;
}

/** The same, to write into. */
export function writableDocument(application: Application, name: string): Document {
  const document = sameDocument(application, name);
  if (attempt(() => asNumber(document.ProtectionType), NOT_PROTECTED) !== NOT_PROTECTED) throw PROTECTED();
  return document;
}
