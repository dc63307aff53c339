/** What the pages of Word and WPS share when they open: which tab, and a plain page where the pane cannot be. */

import type { Tab } from "../store/store";

const TABS: readonly Tab[] = ["check", "templates", "review", "training"];

/** The tab a ribbon button asked for: `?tab=review`. */
export function startTab(search: string): Tab {
  const wanted = new URLSearchParams(search).get("tab");
  return TABS.find((tab) => tab === wanted) ?? "check";
}

/** What happened and what to do, where there is no pane to say it in. */
export function showError(root: HTMLElement, { title, detail }: { title: string; detail: string }): void {
  const page = root.ownerDocument;
  const box = page.createElement("div");
  box.className = "empty";
  box.setAttribute("role", "alert");
  const head = page.createElement("h2");
  head.textContent = title;
  const text = page.createElement("p");
  text.textContent = detail;
  const again = page.createElement("button");
  again.type = "button";
  again.className = "btn btn--primary";
  again.textContent = "再试一次";
  again.addEventListener("click", () => page.defaultView?.location.reload());
  box.append(head, text, again);
  root.replaceChildren(box);
}
