/** The Host contract over Word: each operation by the best means this Word has, asked for one by one. */

import { commentRecord } from "../comment-record";
import type { Capabilities, Host } from "../host";
import { createApply } from "./editing/apply";
import { createChanges } from "./reading/changes";
import { createComments } from "./marks/comments";
import { createDocument, locationOf, rangesOf, type OpenDocument } from "./reading/document";
import { documentFile, givesFile } from "./reading/file";
import { createInsert } from "./editing/insert";
import { besideWritten } from "./marks/beside";
import { bookmarks } from "./marks/bookmarks";
import { critiques, critiquesWork } from "./marks/critiques";
import { followClicks } from "./marks/clicks";
import { withFallback } from "./marks/fallback";
import { highlight } from "./marks/highlight";
import { records } from "./marks/records";
import { none, type Technique } from "./marks/technique";
import { unlessSame } from "./marks/repeat";
import { temporary } from "./marks/temporary";
import { memoryOf } from "./memory";
import { wordProbes } from "./probes";
import { createOffice, officeTheme } from "./office";
import { readAll } from "./reading/read";
import { createSelection } from "./reading/selection";
import { documentSettings, type DocumentSettings } from "./settings";

export { whenReady } from "./office";

/** After `whenReady`. `onOpen` hears of clicks on marks, with the key of the finding, where Word tells of them. */
export async function createWordHost(onOpen: (finding: string) => void = () => undefined): Promise<Host> {
  const office = createOffice();
  const doc = createDocument(office);
  const settings = documentSettings(office.queued);
  const marks = unlessSame(doc, await techniqueFor(doc, settings, onOpen));
  const comments = office.has("1.4") ? createComments(doc, commentRecord(memoryOf(settings, "comments"))) : null;
  return {
    name: "word",
    can: capabilities(marks, comments !== null),
    lacks: comments ? {} : { comment: "这个版本的 Word 不让插件写批注。" },
    theme: officeTheme(),
    read: () =>
      office.run(async (context) => {
        const { paragraphs, ids } = doc.know(await readAll(context, office));
        return paragraphs.map((p, i) => ({ ...p, id: ids[i] ?? "" }));
      }),
    reveal: (anchor) =>
      office.run(async (context) => {
        const known = await doc.now(context);
        const location = locationOf(known, anchor);
        if (!location) return "not-found";
        const [range] = await rangesOf(context, office, known, [anchor]);
        // The paragraph is certain even where Word cannot be led to the very words.
        (range ?? location.paragraph).select();
        await context.sync();
        return "done";
      }),
    mark: (findings) => marks.mark(findings),
    comment: comments ? comments.comment : () => Promise.resolve("refused"),
    ...(comments ? { comments: comments.comments, withdraw: comments.withdraw } : {}),
    selection: createSelection(doc),
    ...(givesFile() ? { file: () => office.queued(documentFile) } : {}),
    saved: async () => (await marks.saved()) + (comments ? await comments.count() : 0),
    clear: async () => ({ marks: await marks.clear(), comments: comments ? await comments.clear() : 0 }),
    apply: createApply(doc, marks),
    insert: createInsert(doc),
    onChange: createChanges(office),
    memory: memoryOf(settings, "ignored"),
    probes: wordProbes(office),
  };
}

async function techniqueFor(
  doc: OpenDocument,
  settings: DocumentSettings,
  onOpen: (finding: string) => void,
): Promise<Technique> {
  const { office } = doc;
  if (office.has("1.4")) {
    const written = highlight(doc, bookmarks());
    const silent = await silentTechnique(doc, onOpen);
    return silent ? besideWritten(silent, written) : written;
  }
  return office.has("1.3") ? highlight(doc, records(doc, settings)) : none;
}

async function silentTechnique(doc: OpenDocument, onOpen: (finding: string) => void): Promise<Technique | null> {
  const { office } = doc;
  if (office.has("1.7") && (await critiquesWork(doc))) {
    const underlines = followClicks(doc, critiques(doc), onOpen);
    return office.has("1.8") ? withFallback(underlines, temporary(doc)) : underlines;
  }
  return office.has("1.8") ? temporary(doc) : null;
}

const capabilities = (marks: Technique, comment: boolean): Capabilities => ({
  comment,
  track: comment, // both came with 1.4
  underline: marks.silent,
  highlight: marks !== none && !marks.silent,
  events: true,
  memory: true,
  insert: true,
  silentMarks: marks.silent,
});
