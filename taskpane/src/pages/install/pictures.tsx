/** The steps in WPS itself, drawn: without them the tab does not appear, and WPS does not say so. */

import type { JSX } from "preact";

/** A WPS window with its row of tabs; `ours` shows the tab that is being waited for. */
function Frame({ ours, children }: { ours: boolean; children?: JSX.Element | JSX.Element[] }): JSX.Element {
  return (
    <svg viewBox="0 0 240 150" aria-hidden="true" class="picture">
      <rect class="picture__window" x="1" y="1" width="238" height="148" rx="6" />
      <path class="picture__line" d="M1 22h238M1 50h238" />
      <text x="10" y="16">
        WPS 文字
      </text>
      <path class="picture__mark" d="M222 8l8 8M230 8l-8 8" />
      <text x="12" y="41">
        开始
      </text>
      <text x="48" y="41">
        插入
      </text>
      <text x="84" y="41">
        审阅
      </text>
      {ours ? (
        <g>
          <rect class="picture__ours" x="114" y="27" width="44" height="19" rx="3" />
          <text class="picture__ours-text" x="124" y="41">
            主笔
          </text>
        </g>
      ) : null}
      <path class="picture__text" d="M30 70h150M30 84h170M30 98h140M30 112h160M30 126h90" />
      {children}
    </svg>
  );
}

const STEPS: readonly { title: string; text: string; picture: JSX.Element }[] = [
  {
    title: "打开 WPS 文字，选“允许”",
    text: "它问“首次加载，是否信任”，只问一次。",
    picture: (
      <Frame ours={false}>
        <rect class="picture__dialog" x="38" y="60" width="164" height="66" rx="4" />
        <text x="50" y="80">
          首次加载，是否信任
        </text>
        <text x="50" y="94">
          zhubi？
        </text>
        <rect class="picture__button" x="94" y="100" width="44" height="18" rx="3" />
        <text x="104" y="113">
          拒绝
        </text>
        <rect class="picture__chosen" x="146" y="100" width="44" height="18" rx="3" />
        <text class="picture__chosen-text" x="156" y="113">
          允许
        </text>
      </Frame>
    ),
  },
  {
    title: "完全退出 WPS",
    text: "存好文稿，把所有 WPS 窗口都关掉。不退出，这一次不会出现。",
    picture: (
      <Frame ours={false}>
        <circle class="picture__ring" cx="226" cy="12" r="11" />
        <path class="picture__pointer" d="M206 40l12-18M218 22l-8 3M218 22l0 9" />
      </Frame>
    ),
  },
  {
    title: "再打开，就有“主笔”了",
    text: "点“主笔”，再点“自查”。",
    picture: <Frame ours />,
  },
];

export function Pictures(): JSX.Element {
  return (
    <ol class="pictures">
      {STEPS.map(({ title, text, picture }, index) => (
        <li key={title}>
          {picture}
          <h3>
            {index + 1}. {title}
          </h3>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
