/** Where drafts are read, in words: on this computer, or on the department's server that served the page. */

import { serverRemembers } from "./served";

interface Place {
  /** Read on the user's own machine: a folder can be read through there, and a class held. */
  isOwn: boolean;
  service: string;
  /** What to do when it does not answer. */
  remedy: string;
  draft: string;
  draftWithStore: string;
  material: string;
  short: string;
  /** Whether a draft leaves this machine. */
  leaves: string;
}

const OWN: Place = {
  isOwn: true,
  service: "本机服务",
  remedy: "请看一下主笔是不是还开着。",
  draft: "文稿只在这台电脑上读，不上传，不留存",
  draftWithStore: "文稿只在这台电脑上读，不上传；存稿是加密的",
  material: "材料只在这台电脑上读，不上传，不留存",
  short: "只在这台电脑上",
  leaves: "不会。面板只和这台电脑上的主笔说话，不联网；没打开“存稿”，也不另存您的稿子。",
};

const SERVER: Place = {
  isOwn: false,
  service: "单位的服务器",
  remedy: "请稍等再试；一直这样，请告诉管理员。",
  draft: "文稿送到单位的服务器上看，不留存",
  draftWithStore: "文稿送到单位的服务器上看，不留存",
  material: "材料送到单位的服务器上看，不留存",
  short: "在单位的服务器上看，不留存",
  leaves: "只到单位的服务器：经加密的网络送去，在内存里看，不留存，不写日志，管理员也看不到。涉密的稿不要送。",
};

export const place = (): Place => (serverRemembers() ? SERVER : OWN);
