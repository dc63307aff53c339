/** What every host must do, tried on a scratch document in the real program: the words are the self-test's own. */

import type { Finding, Paragraph } from "../../../api/wire";
import { HostError, type Anchor, type Host } from "../../../host/host";
import { SIGN } from "../../../text/sign";
import { fail, none, pass, same, type Outcome, type Step } from "../../../host/step";

const COMMENT = `${SIGN}自测`;
const LINES = [
  "自测标题一行",
  "自测第一段：成效明显，群众说成效明显，到课 126 人。",
  '自测第二段：“重点”与"重点"、ＡＢＣ与ABC、𠮷野村、^p。',
] as const;
const EDIT = { gone: "到课 126 人", put: "结业〔人数〕名" };

export function contractSteps(host: Host): Step[] {
  const own = async (): Promise<Paragraph[]> => (await host.read()).filter((p) => p.text.startsWith("自测"));
  const line = async (index: number): Promise<Paragraph> => {
    const found = (await own())[index];
    if (!found) throw new Error(`自测写的第 ${index + 1} 段不见了`);
    return found;
  };
  const at = async (index: number, quote: string, occurrence = 0): Promise<Anchor> => {
    const { id, text } = await line(index);
    let start = text.indexOf(quote);
    for (let i = 0; i < occurrence; i += 1) start = text.indexOf(quote, start + 1);
    return { paragraph: id, span: [start, start + quote.length], quote, occurrence };
  };
  /** Goes there and asks the program what is selected. */
  const reach = async (anchor: Anchor): Promise<Outcome> => {
    const result = await host.reveal(anchor);
    if (result !== "done") return fail(`定位结果 ${result}`);
    const selected = await host.selection?.();
    return selected
      ? same([selected.quote, selected.span], [anchor.quote, anchor.span])
      : pass("已定位，程序没有说选中了什么");
  };

  const marked = async (): Promise<Outcome> => {
    const findings = [finding(await at(1, "成效明显", 1)), finding(await at(2, "𠮷野村"))];
    const results = await host.mark(findings, null);
    return host.can.underline || host.can.highlight
      ? same(results, ["done", "done"])
      : none(`这个版本不在文中标：${results.join("、")}`);
  };

  return [
    {
      id: "insert",
      name: "插入段落",
      run: async () =>
        same(
          await host.insert(
            LINES.map((text) => ({ role: "body", text })),
            "end",
          ),
          "done",
        ),
    },
    {
      id: "read",
      name: "读全文",
      run: async () =>
        same(
          (await own()).map((p) => p.text),
          LINES,
        ),
    },
    {
      id: "read.ids",
      name: "段落认得回来",
      run: async () =>
        same(
          (await own()).map((p) => p.id),
          (await own()).map((p) => p.id),
        ),
    },
    { id: "reveal", name: "定位第二个相同的词", run: async () => reach(await at(1, "成效明显", 1)) },
    { id: "reveal.width", name: "分得清全角半角", run: async () => reach(await at(2, "ABC")) },
    { id: "reveal.quotes", name: "分得清弯引号直引号", run: async () => reach(await at(2, '"重点"')) },
    { id: "reveal.astral", name: "定位两个单位的字", run: async () => reach(await at(2, "𠮷野村")) },
    { id: "reveal.caret", name: "定位带 ^ 的词", run: async () => reach(await at(2, "^p")) },
    {
      id: "reveal.gone",
      name: "没有的词不乱找",
      run: async () =>
        same(await host.reveal({ ...(await at(1, "成效明显")), span: [0, 4], quote: "没有此句" }), "not-found"),
    },
    { id: "mark", name: "在文中标出", run: marked },
    {
      id: "comment",
      name: "写批注",
      run: async () =>
        host.can.comment
          ? same(await host.comment(await at(1, "成效明显"), `${COMMENT}批注`), "done")
          : none(host.lacks?.comment ?? ""),
    },
    {
      id: "comments",
      name: "列出批注",
      run: async () =>
        host.comments && host.can.comment
          ? same(
              (await host.comments()).filter((c) => c.text.startsWith(COMMENT)).map((c) => c.quote),
              ["成效明显"],
            )
          : none(""),
    },
    {
      id: "apply",
      name: "照改",
      run: async () => {
        const checked = await host.read();
        const { id, text } = await line(1);
        const start = text.indexOf(EDIT.gone);
        const result = await host.apply([{ paragraph: id, span: [start, start + EDIT.gone.length], text: EDIT.put }], {
          track: host.can.track,
          checked,
        });
        return result === "done" ? same((await line(1)).text, LINES[1].replace(EDIT.gone, EDIT.put)) : fail(result);
      },
    },
    { id: "apply.stale", name: "过时的改法不动文稿", run: async () => staleEdit(host, await line(0)) },
    { id: "memory", name: "记在文稿里", run: () => remembered(host) },
    { id: "file", name: "取文稿文件", run: () => fileGiven(host) },
    { id: "clear", name: "清除标记", run: () => cleared(host) },
    { id: "clear.all", name: "清得干净", run: async () => (host.saved ? same(await host.saved(), 0) : none("")) },
  ];
}

/** A program that gives only what is saved refuses the scratch document, and says so: no fault. */
async function fileGiven(host: Host): Promise<Outcome> {
  try {
    return host.file ? same((await (await host.file()).text()).slice(0, 2), "PK") : none("这个版本不给出文件");
  } catch (error) {
    if (error instanceof HostError) return none(error.title);
    throw error;
  }
}

async function cleared(host: Host): Promise<Outcome> {
  const { comments, marks } = await host.clear();
  return same([comments, marks], [0, 0]);
}

async function staleEdit(host: Host, { id, text }: Paragraph): Promise<Outcome> {
  const result = await host.apply([{ paragraph: id, span: [0, 2], text: "改坏" }], {
    track: false,
    checked: [{ id, text: `${text}旧` }],
  });
  return result === "done" ? fail("过时的改法写进去了") : pass(result);
}

async function remembered(host: Host): Promise<Outcome> {
  const before = await host.memory.load();
  await host.memory.save([...before, "selftest"]);
  const kept = await host.memory.load();
  await host.memory.save(before);
  return same(kept, [...before, "selftest"]);
}

const finding = (anchor: Anchor): Finding => ({
  rule: "selftest",
  category: "selftest",
  severity: "warning",
  ...anchor,
  message: "",
  why: "",
  source: [],
  evidence: [],
  fixes: [],
  key: `selftest/${anchor.quote}`,
  params: {},
  reasons: [],
  folded: false,
  comment: COMMENT,
});
