/** Every failure of Office as a sentence for the user: what happened, and the one thing to do. Codes from [DTS], [#6746], [#809]. */

import { HostError } from "../host";

type Said = readonly [title: string, detail: string];

const AGAIN: Said = ["Word 这一步没有办成", "文稿没有动，请再点一次；还不行，请存盘后重开 Word。"];
const LOCKED: Said = ["这一处现在不能改", "文稿可能受保护、只读或正在被别人占用。请解除后再试。"];

const SAID: Readonly<Record<string, Said>> = {
  AccessDenied: LOCKED,
  NotAllowed: LOCKED,
  EditModeSwitchFailed: LOCKED,
  ItemNotFound: ["这一处在文稿里找不到了", "文稿没有动。请点“自查”重新看一遍。"],
  InvalidObjectPath: ["这一处在文稿里找不到了", "文稿没有动。请点“自查”重新看一遍。"],
  InvalidArgument: AGAIN,
  GeneralException: AGAIN,
  SearchStringInvalidOrTooLong: ["这句太长，Word 找不到它", "文稿没有动。请在文稿里手工找到这一句。"],
  ApiNotFound: ["这个版本的 Word 没有这项功能", "请升级 Word，或在主笔首页打开这份文稿。"],
  NotImplemented: ["这个版本的 Word 没有这项功能", "请升级 Word，或在主笔首页打开这份文稿。"],
  ActivityLimitReached: ["Word 正忙", "文稿没有动，请过几秒再点一次。"],
  RequestAborted: ["Word 正忙", "文稿没有动，请过几秒再点一次。"],
  Timeout: ["Word 很久没有回应", "请先关掉 Word 里开着的对话框，再点一次。"],
  RichApiLocalRequestFailed: ["Word 很久没有回应", "请先关掉 Word 里开着的对话框，再点一次。"],
};

export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}

export function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const code = codeOf(error);
  const [title, detail] = SAID[code] ?? AGAIN;
  return new HostError(title, detail, code || String(error));
}
