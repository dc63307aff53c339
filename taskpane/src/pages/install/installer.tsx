/** What stands between the user and the tab in WPS: the service of WPS, the list, and two steps in WPS itself. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Pictures } from "./pictures";
import { START_LINK, type Listed, type WpsService } from "./service";

type State =
  | { at: "looking" }
  | { at: "absent" }
  | { at: "ready"; listed: Listed; fetches: boolean | null; news: string }
  | { at: "working" }
  | { at: "installed" }
  | { at: "removed" }
  | { at: "refused" };

interface Props {
  service: WpsService;
  address: string;
}

export function Installer({ service, address }: Props): JSX.Element {
  const [state, setState] = useState<State>({ at: "looking" });

  const look = async (): Promise<void> => {
    setState({ at: "looking" });
    try {
      if (!(await service.answers())) {
        setState({ at: "absent" });
        return;
      }
      const [listed, fetches] = await Promise.all([service.listed(address), service.fetches(address)]);
      setState({ at: "ready", listed, fetches, news: "" });
    } catch {
      // It answers and does not list: older services do not. Installing may work all the same.
      setState({ at: "ready", listed: "no", fetches: null, news: "没能看到 WPS 现有的名单，不影响安装。" });
    }
  };

  const deploy = async (command: "enable" | "disable"): Promise<void> => {
    setState({ at: "working" });
    try {
      const done = await service.deploy(command, address);
      setState({ at: done ? (command === "enable" ? "installed" : "removed") : "refused" });
    } catch {
      setState({ at: "refused" });
    }
  };

  useEffect(() => void look(), []);

  return (
    <div class="install">
      <h1>把主笔装进 WPS 文字</h1>
      <section class="install__now" aria-live="polite">
        <Now state={state} onLook={() => void look()} onDeploy={(command) => void deploy(command)} />
      </section>
      <Pictures />
      <details class="install__more">
        <summary>这一页装不上怎么办</summary>
        <p>
          关掉全部 WPS 窗口，在命令行运行 <code>zhubi install wps --file</code>，它直接把主笔加进 WPS
          的加载项名单，别家的加载项不动。
        </p>
        <p>
          装了却看不到“主笔”，运行 <code>zhubi doctor wps</code>，它按次序说哪里不对、该怎么办。
        </p>
        <p>
          主笔的地址：<code>{address}</code>
        </p>
      </details>
    </div>
  );
}

interface NowProps {
  state: State;
  onLook: () => void;
  onDeploy: (command: "enable" | "disable") => void;
}

function Now({ state, onLook, onDeploy }: NowProps): JSX.Element {
  switch (state.at) {
    case "looking":
      return <p>正在找 WPS……</p>;
    case "working":
      return <p>正在告诉 WPS……</p>;
    case "absent":
      return (
        <>
          <h2>WPS 的本机服务没有应答</h2>
          <p>它没有启动，或浏览器不让本页找它。先启动它，浏览器问是否打开 WPS 时选“打开”，再看一次。</p>
          <p class="install__acts">
            <a class="btn btn--primary" href={START_LINK}>
              启动 WPS 的服务
            </a>
            <button type="button" class="btn" onClick={onLook}>
              再看一次
            </button>
          </p>
        </>
      );
    case "ready":
      return <Ready state={state} onDeploy={onDeploy} />;
    case "installed":
      return (
        <>
          <h2>WPS 记下了，还差下面两步</h2>
          <p>选“允许”之后，这一次还不出现，要完全退出 WPS 再打开。</p>
        </>
      );
    case "removed":
      return (
        <>
          <h2>卸掉了</h2>
          <p>完全退出 WPS 再打开，“主笔”选项卡就没有了。</p>
          <p class="install__acts">
            <button type="button" class="btn" onClick={() => onDeploy("enable")}>
              重新安装
            </button>
          </p>
        </>
      );
    case "refused":
      return (
        <>
          <h2>WPS 没有接受</h2>
          <p>WPS 现有的加载项没有变。请完全退出 WPS 再打开一次，然后再试。</p>
          <p class="install__acts">
            <button type="button" class="btn btn--primary" onClick={onLook}>
              再试一次
            </button>
          </p>
        </>
      );
  }
}

const READY: Record<Listed, { head: string; note: string; act: string }> = {
  no: { head: "WPS 准备好了", note: "点“安装”，WPS 把主笔加进自己的加载项名单。", act: "安装" },
  yes: { head: "已经装过了", note: "看不到“主笔”，多半是没有选“允许”，或选过以后没有重开 WPS。", act: "重新安装" },
  other: { head: "装的是旧地址", note: "主笔换过端口，更新一下才打得开。", act: "更新" },
};

function Ready({ state, onDeploy }: { state: State & { at: "ready" }; onDeploy: NowProps["onDeploy"] }): JSX.Element {
  const { head, note, act } = READY[state.listed];
  return (
    <>
      <h2>{head}</h2>
      <p>{note}</p>
      {state.fetches === false && <p>WPS 读不到主笔的文件，装了也不会出现。请先运行 zhubi doctor wps。</p>}
      {state.fetches === null && <p class="install__note">没能核对 WPS 读不读得到主笔的文件，不影响安装。</p>}
      {state.news && <p class="install__note">{state.news}</p>}
      <p class="install__acts">
        <button type="button" class="btn btn--primary" onClick={() => onDeploy("enable")}>
          {act}
        </button>
        {state.listed !== "no" && (
          <button type="button" class="btn" onClick={() => onDeploy("disable")}>
            卸载
          </button>
        )}
      </p>
    </>
  );
}
