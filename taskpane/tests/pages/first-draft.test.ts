/** In whatever order the tab's own draft, that of the command line, the sample and the writer come. */

import { beforeEach, describe, expect, it } from "vitest";
import type { Api } from "../../src/api/client";
import type { Opened } from "../../src/api/wire";
import { createEditor } from "../../src/host/browser/editor";
import { createWorkspace, type Workspace } from "../../src/pages/browser/workspace";

const opened = (name: string, text: string): Opened =>
  ({ name, draft: { paragraphs: [{ id: "p1", text }] }, warnings: [], comments: [] }) as unknown as Opened;

interface Service {
  api: Api;
  answer: { opened(found: Opened | null): void; sample(found: Opened): void };
}

/** One that answers when it is told to. */
function service(): Service {
  const answer = {} as Service["answer"];
  const one = new Promise<Opened | null>((resolve) => (answer.opened = resolve));
  const other = new Promise<Opened>((resolve) => (answer.sample = resolve));
  const api = {
    opened: () => one,
    openedFile: (name: string) => Promise.resolve(new File(["x"], name)),
    sample: () => other,
    openDocument: (file: File) => Promise.resolve(opened(file.name, `${file.name}的字`)),
  };
  return { api: api as unknown as Api, answer };
}

function page(api: Api): { workspace: Workspace; text(): string; write(words: string): void; done: Promise<void> } {
  document.body.innerHTML = "<div></div>";
  let workspace: Workspace | null = null;
  const view = createEditor(document.body.firstElementChild as HTMLElement, {
    onChange: () => workspace?.changed(),
    onCaret: () => undefined,
    onOpen: () => undefined,
    onComments: () => undefined,
  });
  workspace = createWorkspace(view, api);
  return {
    workspace,
    text: () => view.state.doc.textContent,
    write: (words) => view.dispatch(view.state.tr.insertText(words)),
    done: workspace.start(),
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const SAMPLE = opened("示例.txt", "示例的字");
const FIRST = opened("甲.docx", "甲的字");

describe("what the page begins with", () => {
  beforeEach(() => sessionStorage.clear());

  it("is the sample in a new tab, also when it was reloaded before the sample came", async () => {
    page(service().api);
    await settled();
    const again = service();
    const { text, done } = page(again.api);
    again.answer.opened(null);
    again.answer.sample(SAMPLE);
    await done;
    expect(text()).toBe("示例的字");
  });

  it("is the draft of the command line, once, with its file", async () => {
    const first = service();
    const { workspace, text, done, write } = page(first.api);
    first.answer.opened(FIRST);
    await done;
    expect([text(), ((await workspace.file()) as File).name]).toEqual(["甲的字", "甲.docx"]);
    write("新");
    const again = service();
    const reloaded = page(again.api);
    expect(reloaded.text()).toContain("新");
    again.answer.opened(FIRST);
    await reloaded.done;
    expect(reloaded.text()).toContain("新");
    expect(((await reloaded.workspace.file()) as File).name).toBe("甲.docx");
  });

  it("leaves another draft without the file of the command line", async () => {
    const first = service();
    const { workspace, done } = page(first.api);
    first.answer.opened(FIRST);
    await done;
    await workspace.open([new File(["y"], "乙.txt")]);
    const again = service();
    const reloaded = page(again.api);
    again.answer.opened(FIRST);
    await reloaded.done;
    expect(reloaded.text()).toBe("乙.txt的字");
    expect(reloaded.workspace.hasFile.value).toBe(false);
  });

  it("stands beside a file that was opened before it came", async () => {
    const late = service();
    const { workspace, text, done } = page(late.api);
    await workspace.open([new File(["y"], "乙.txt")]);
    late.answer.opened(FIRST);
    await done;
    expect(text()).toBe("甲的字");
    expect(workspace.queue.list().map(({ name }) => name)).toEqual(["乙.txt", "甲.docx"]);
  });

  it("is what was written, where that was before the sample came", async () => {
    const late = service();
    const { text, write, done } = page(late.api);
    write("先写的");
    late.answer.opened(null);
    late.answer.sample(SAMPLE);
    await done;
    expect(text()).toBe("先写的");
  });
});
