/** What makes a new paragraph look like another: its style first, then only what still differs. */

import type { WordApi } from "../office";

const FORMAT = [
  "alignment",
  "firstLineIndent",
  "leftIndent",
  "rightIndent",
  "lineSpacing",
  "spaceBefore",
  "spaceAfter",
] as const;
const FONT = ["size", "bold", "name"] as const;

export const loadLooks = (paragraph: Word.Paragraph): void => {
  paragraph.load(
    "style,alignment,firstLineIndent,leftIndent,rightIndent,lineSpacing,spaceBefore,spaceAfter,font/size,font/bold,font/name",
  );
};

/** A name that is a Chinese font's: setting another would change the Latin letters only, or the wrong ones. */
const CHINESE = /[\u4e00-\u9fff]|GB2312|Sim(Sun|Hei)|FangSong|KaiTi/i;

/** Both loaded by `loadLooks`. Without a like, a title is centred and the rest is the plain style. */
export function wear(paragraph: Word.Paragraph, like: Word.Paragraph | null, role: string, office: WordApi): void {
  if (!like) {
    plain(paragraph, role, office);
    return;
  }
  if (paragraph.style !== like.style && like.style !== "") paragraph.style = like.style;
  for (const name of FORMAT)
    if (paragraph[name] !== like[name] && isKnown(like[name])) set(paragraph, name, like[name]);
  for (const name of FONT) {
    const value = like.font[name];
    if (paragraph.font[name] === value || !isKnown(value) || (name === "name" && !CHINESE.test(String(value))))
      continue;
    set(paragraph.font, name, value);
  }
}

function plain(paragraph: Word.Paragraph, role: string, office: WordApi): void {
  if (office.has("1.3")) normal(paragraph);
  paragraph.alignment = role === "title" || role === "subtitle" ? "Centered" : "Left";
}

/** @needs 1.3 */
const normal = (paragraph: Word.Paragraph): void => {
  paragraph.styleBuiltIn = "Normal";
};

/** Word says "", null, "Mixed" or "Unknown" where there is no one answer. */
const isKnown = (value: unknown): boolean =>
  value !== "" && value !== null && value !== undefined && value !== "Mixed" && value !== "Unknown";

const set = <T extends object, K extends keyof T>(target: T, name: K, value: T[K]): void => {
  target[name] = value;
};
