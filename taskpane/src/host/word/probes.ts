/** Questions about this very Word that no document answers: tried by the self-test on its own text, told in the report. */

import { none, pass, type Outcome, type Step } from "../step";
import { codeOf } from "./errors";
import { escaped } from "./reading/needle";
import type { WordApi } from "./office";

const LINE = '自测探针：ＡＢＣ ABC “重点” "重点" 好好好好。';
const SETS = ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9"];
const DESKTOP = ["1.1", "1.2", "1.3", "1.4", "1.5"];

export function wordProbes(office: WordApi): Step[] {
  const probe = (
    id: string,
    name: string,
    work: (context: Word.RequestContext, line: Word.Paragraph) => Promise<Outcome>,
  ): Step => ({
    id: `word.${id}`,
    name,
    run: () =>
      office.run(async (context) => {
        const line = context.document.body.insertParagraph(LINE, "End");
        await context.sync();
        return work(context, line);
      }),
  });
  const found = async (context: Word.RequestContext, line: Word.Paragraph, words: string): Promise<string[]> => {
    const hits = line.search(escaped(words), { matchCase: true });
    hits.load("items/text");
    await context.sync();
    return hits.items.map((hit) => hit.text);
  };

  return [
    { id: "word.version", name: "Word 的版本", run: () => Promise.resolve(pass(version())) },
    probe("search.widths-alike", "查找分不分全角半角", async (context, line) =>
      pass(json(await found(context, line, "ABC"))),
    ),
    probe("search.quotes-alike", "查找分不分弯直引号", async (context, line) =>
      pass(json(await found(context, line, '"重点"'))),
    ),
    probe("search.overlap", "查找重不重叠", async (context, line) => pass(json(await found(context, line, "好好")))),
    probe("colour.hex", "底色怎么读出来", async (context, line) => {
      line.font.highlightColor = "Yellow";
      line.load("font/highlightColor");
      await context.sync();
      return pass(json(line.font.highlightColor));
    }),
    probe("colour.reset", "底色能不能去掉", async (context, line) => {
      line.font.highlightColor = "Yellow";
      await context.sync();
      line.font.highlightColor = null as unknown as string;
      line.load("font/highlightColor");
      await context.sync();
      return pass(json(line.font.highlightColor));
    }),
    probe("insert.inherits", "插入的段落随不随上一段", async (context, line) => {
      line.alignment = "Centered";
      const next = line.insertParagraph("自测探针：随上一段。", "After");
      next.load("alignment,style");
      await context.sync();
      return pass(json([next.alignment, next.style]));
    }),
    probe("bookmark.case", "书签名的大小写", async (context, line) =>
      office.has("1.4") ? bookmarkCase(context, line) : none("没有书签"),
    ),
    probe("text.deleted", "正文含不含已删的字", async (context, line) =>
      office.has("1.4") ? deletedText(context, office, line) : none("不能开修订"),
    ),
    probe("annotations", "下划线标记能不能用、标得准不准", async (context, line) =>
      office.has("1.7") ? annotation(context, line) : none("没有下划线标记"),
    ),
    probe("colour.tracked", "修订时加底色算不算修订", async (context, line) =>
      office.has("1.6") ? trackedColour(context, line) : none("数不了修订"),
    ),
  ];
}

const json = (value: unknown): string => JSON.stringify(value);

function version(): string {
  const { diagnostics, requirements, displayLanguage } = Office.context;
  const has = (set: string, versions: readonly string[]): string =>
    versions.filter((v) => requirements.isSetSupported(set, v)).join(" ");
  return `${json(diagnostics)}；界面语言 ${displayLanguage}；WordApi ${has("WordApi", SETS)}；WordApiDesktop ${has("WordApiDesktop", DESKTOP)}`;
}

/** @needs 1.4 */
async function bookmarkCase(context: Word.RequestContext, line: Word.Paragraph): Promise<Outcome> {
  const range = line.getRange("Content");
  range.insertBookmark("_zb_Probe_FF");
  const names = range.getBookmarks(true, false);
  await context.sync();
  context.document.deleteBookmark("_zb_Probe_FF");
  await context.sync();
  return pass(json(names.value));
}

/** @needs 1.4 */
async function deletedText(context: Word.RequestContext, office: WordApi, line: Word.Paragraph): Promise<Outcome> {
  const { document } = context;
  document.load("changeTrackingMode");
  const hits = line.search("好好好好");
  hits.load("items/text");
  await context.sync();
  const mode = document.changeTrackingMode;
  document.changeTrackingMode = "TrackAll";
  try {
    hits.items[0]?.delete();
    line.load("text");
    await context.sync();
    const shown = office.has("1.7") ? line.getText() : null;
    const again = line.search("好好");
    again.load("items/text");
    await context.sync();
    return pass(json({ text: line.text, getText: shown?.value ?? null, foundDeleted: again.items.length }));
  } finally {
    document.changeTrackingMode = mode;
    await context.sync();
  }
}

/**
 * Either answer is an answer: Word refuses without a subscription.
 * @needs 1.7
 */
async function annotation(context: Word.RequestContext, line: Word.Paragraph): Promise<Outcome> {
  const stages: string[] = [];
  try {
    line.getAnnotations().load("items/id");
    await context.sync();
    stages.push("能读");
    const ids = line.insertAnnotations({ critiques: [{ colorScheme: "Blue", start: 5, length: 3 }] });
    await context.sync();
    stages.push("能写");
    const drawn = context.document.getAnnotationById(ids.value[0] ?? "");
    const { range } = drawn.critiqueAnnotation;
    range.load("text");
    await context.sync();
    stages.push(`标在“${range.text}”`);
    drawn.delete();
    await context.sync();
    return pass(stages.join("，"));
  } catch (error) {
    return pass([...stages, `到这里为止：${codeOf(error)}`].join("，"));
  }
}

/** @needs 1.6 */
async function trackedColour(context: Word.RequestContext, line: Word.Paragraph): Promise<Outcome> {
  const { document } = context;
  document.load("changeTrackingMode");
  await context.sync();
  const mode = document.changeTrackingMode;
  document.changeTrackingMode = "TrackAll";
  try {
    line.font.highlightColor = "Yellow";
    const changes = line.getRange("Content").getTrackedChanges();
    changes.load("items/type");
    await context.sync();
    return pass(json(changes.items.map((c) => c.type)));
  } finally {
    document.changeTrackingMode = mode;
    await context.sync();
  }
}
