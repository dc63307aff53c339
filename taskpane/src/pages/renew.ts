/** After an upgrade an open pane is the old one still: it takes up the new one when nobody is at work in it. */

import { underWay } from "../store/attempts";

const VERSION = /<meta name="zhubi-version" content="([^"]*)"/;
const EVERY = 5_000;

/** Returns what is told each page the service has now; `mine` is the version this one came with. */
export function renewed(mine: string, page: Window = window): (text: string) => void {
  let waiting = false;
  const look = (): void => {
    if (!atWork(page.document)) page.location.reload();
  };
  return (text) => {
    const theirs = VERSION.exec(text)?.[1];
    if (waiting || !theirs || theirs === mine) return;
    waiting = true;
    look();
    page.setInterval(look, EVERY);
  };
}

/** Whether something is under way, the pane has the keyboard, asks something, or holds words that are kept nowhere yet. */
const atWork = (page: Document): boolean =>
  underWay() ||
  page.hasFocus() ||
  page.querySelector("dialog[open], [role=dialog], [role=alertdialog]") !== null ||
  [
    ...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea, input[type=text], input:not([type])"),
  ].some((field) => field.value !== "");
