/** What goes wrong in WPS, in words for the writer. */

import { HostError } from "../host";

export const NO_DOCUMENT = (): HostError =>
  new HostError("没有打开的文稿", "请先在 WPS 文字里打开一篇文稿，再点“自查”。");
export const OTHER_DOCUMENT = (): HostError =>
  new HostError("文稿已变化，请重新自查", "现在打开的不是刚才自查的那篇，两篇都没有动。");
export const STILL_CHANGING = (): HostError =>
  new HostError("文稿已变化，请重新自查", "文稿一直在变，没有写进去。请停一停再点一次。");
export const PROTECTED = (): HostError =>
  new HostError("文稿受保护，写不进去", "请在“审阅”里停止保护，再点一次。文稿没有动。");
export const HOLDS_OTHERS = (): HostError =>
  new HostError("没有照改", "这几个字里有批注、脚注或域，替掉会一起没有。请手工改，文稿没有动。");
export const NOT_READABLE = (): HostError =>
  new HostError("WPS 不让读这个文件", "请把文稿另存一份，在主笔首页打开那一份，下载批注稿。");
export const NOT_SAVED = (): HostError => new HostError("文稿还没有保存", "请先按 Ctrl+S 存成 .docx，再点一次。");
export const NO_ANSWER = (): HostError => new HostError("WPS 没有应答", "文稿没有动，请再点一次。");

/** Failures that are ours keep their words; what the bridge throws ("jsapi prototype return null") is nothing for a reader. */
export const inWords = (error: unknown): HostError => (error instanceof HostError ? error : NO_ANSWER());
