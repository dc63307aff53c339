/** The help page and the keyboard map, as data. */

import { place } from "../../api/place";
import { VERDICTS } from "../../generated/vocabulary";

export const KEYS: readonly { where: string; keys: readonly (readonly [key: string, does: string])[] }[] = [
  {
    where: "哪里都行",
    keys: [
      ["F8", "下一处可改处"],
      ["Shift+F8", "上一处"],
      ["Tab", "提纲里跳到下一个待填处"],
      ["Ctrl+Z", "退回上一步：照改、忽略、批注、清空都能退"],
      ["Ctrl+Alt+B", "回到批量的名单（浏览器里）"],
      ["F1", "这一页"],
    ],
  },
  {
    where: "在面板里",
    keys: [
      ["↑ ↓", "上下挑一处"],
      ["Home End", "第一处、最后一处"],
      ["← →", "折上、展开一部分"],
      ["Enter", "打开，看理由和改法"],
      ["Esc", "回到刚才那一行"],
    ],
  },
  {
    where: "停在一处上（设置里可关）",
    keys: [
      ["D", "定位到文中"],
      ["Z", "照改"],
      ["P", "写成批注"],
      ["X", "此处忽略"],
    ],
  },
  {
    where: "审稿时（设置里可关）",
    keys: [
      ["J K", "下一条、上一条"],
      ["P", "记下批语，再按一次取消"],
      ["E", "改了再记"],
      ["X", "忽略"],
      ["W", "写进文稿"],
      [`1–${VERDICTS.length}`, VERDICTS.join("、")],
      ["N", "下一篇"],
      ["Ctrl+Alt+M", "给选中的话写一句批语"],
    ],
  },
];

export const QUESTIONS: readonly (readonly [ask: string, answer: string])[] = [
  ["它会动我的文稿吗", "不点不动。点了“照改”“插入”才写，都能用 Ctrl+Z 退回；标记点“清除标记”就没了，别人的批注不碰。"],
  ["我的稿子会传出去吗", place().leaves],
  ["它说得不对怎么办", "点“忽略”：此处忽略、本稿不再提示、以后不报，三种都行。以后不报的，设置里能再打开。"],
  ["这个词是我们本地的工作品牌，老是报", "设置里的“认可的词”，一行写一个。"],
  ["写到一半就说我怎么办", "没写完的一段它不说话。想更安静，把“什么时候看”改成点“自查”才看。"],
  ["怎么知道上级要什么", "把这一期的要点填进设置的“本期要点”，主笔就帮着看对不对路，找信息时也排在前面。"],
];
