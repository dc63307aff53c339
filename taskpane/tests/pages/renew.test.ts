import { afterEach, beforeEach, expect, it, vi, type MockInstance } from "vitest";
import { renewed } from "../../src/pages/renew";

const page = (version: string): string => `<meta name="zhubi-version" content="${version}" />`;
let reload: MockInstance<() => void>;
let focus: MockInstance<() => boolean>;

beforeEach(() => {
  vi.useFakeTimers();
  reload = vi.spyOn(window.location, "reload").mockImplementation(() => undefined);
  focus = vi.spyOn(document, "hasFocus").mockReturnValue(false);
});
afterEach(() => {
  document.body.innerHTML = "";
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it("takes up the page of another version, and stays with its own", () => {
  const told = renewed("0.3.0");
  told(page("0.3.0"));
  told("<p>页面还没有生成</p>");
  expect(reload).not.toHaveBeenCalled();
  told(page("0.4.0"));
  expect(reload).toHaveBeenCalledOnce();
});

const show = (content: string) => (): void => {
  document.body.innerHTML = content;
};

it.each([
  [
    "the pane has the keyboard",
    (): void => void focus.mockReturnValue(true),
    (): void => void focus.mockReturnValue(false),
  ],
  ["words stand in a field", show("<textarea>请核</textarea>"), show("<textarea></textarea>")],
  ["something is asked", show('<div role="dialog">全部清除？</div>'), show("")],
])("waits while %s", (_, begin, end) => {
  begin();
  const told = renewed("0.3.0");
  told(page("0.4.0"));
  vi.advanceTimersByTime(60_000);
  expect(reload).not.toHaveBeenCalled();
  end();
  vi.advanceTimersByTime(5_000);
  expect(reload).toHaveBeenCalledOnce();
});
