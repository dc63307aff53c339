import { afterEach, expect, it } from "vitest";
import { keepFocus, pageOf } from "../../src/ui/keep-focus";

afterEach(() => document.body.replaceChildren());

const late = (): Promise<void> => new Promise((done) => setTimeout(done, 120));

function shown(): Record<"root" | "tab" | "gone" | "other", HTMLElement> {
  document.body.innerHTML =
    '<div id="root"><button id="tab"></button><p><button id="gone"></button></p></div><button id="other"></button>';
  const [root, tab, gone, other] = ["root", "tab", "gone", "other"].map((id) => document.getElementById(id));
  if (!root || !tab || !gone || !other) throw new Error("not drawn");
  return { root, tab, gone, other };
}

it("a note that goes with its own button leaves the keyboard where the page is", async () => {
  const { root, tab, gone } = shown();
  keepFocus(root, () => tab);
  gone.focus();
  gone.parentElement?.remove();
  await late();
  expect(document.activeElement).toBe(tab);
});

it("who took the focus over keeps it, and who stands elsewhere is left there", async () => {
  const { root, tab, gone, other } = shown();
  keepFocus(root, () => tab);
  gone.focus();
  gone.parentElement?.remove();
  other.focus();
  await late();
  expect(document.activeElement).toBe(other);
});

it("a button that was out of use while it worked has the keyboard again when it is done", async () => {
  const { root, tab, gone } = shown();
  keepFocus(root, () => tab);
  gone.focus();
  gone.blur(); // as the browser does
  gone.setAttribute("disabled", "");
  await late();
  gone.removeAttribute("disabled");
  await late();
  expect(document.activeElement).toBe(gone);
});

it("a page takes the focus once, and is no stop afterwards", () => {
  document.body.innerHTML = '<div id="pane"><div id="zb-page"></div></div><button id="other"></button>';
  const pane = document.getElementById("pane");
  const page = pane && pageOf(pane);
  page?.focus();
  expect(document.activeElement).toBe(page);
  document.getElementById("other")?.focus();
  expect(page?.hasAttribute("tabindex")).toBe(false);
});

it("where a button stays out of use, the keyboard goes on", async () => {
  const { root, tab, gone } = shown();
  keepFocus(root, () => tab);
  gone.focus();
  gone.blur();
  gone.setAttribute("disabled", "");
  await new Promise((done) => setTimeout(done, 1100));
  expect(document.activeElement).toBe(tab);
});
