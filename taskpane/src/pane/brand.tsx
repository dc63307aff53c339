/** The bottom line, on every page: how the service is, the latest news, 清除标记. */

import { place } from "../api/place";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Service } from "../store/store";
import { useSession } from "../session/context";
import { Icon, type IconName } from "../ui/icon";

/** How long a piece of news stands where the state of the service usually does. */
const NEWS = 6000;

const ICONS: Record<Service["state"], IconName> = { connecting: "refresh", ok: "good", away: "off" };

const STATES: Record<Service["state"], (service: string) => string> = {
  connecting: (service) => `正在连${service}`,
  ok: (service) => `${service}正常`,
  away: (service) => `${service}没有应答`,
};

export function Brand(): JSX.Element {
  const { store, host, act } = useSession();
  const news = store.news.value;
  const { state } = store.service.value;
  const [icon, words] = [ICONS[state], STATES[state](place().service)];
  const listed = store.items.value.length > 0;
  const marked = store.written.value || (host.can.silentMarks && store.marks.value && listed);

  useEffect(() => {
    if (!news) return;
    const timer = setTimeout(() => (store.news.value = ""), NEWS);
    return () => clearTimeout(timer);
  }, [news]);

  // The button goes with the marks: the keyboard stays in the pane.
  const clear = (event: MouseEvent): void => {
    const tab = (event.currentTarget as HTMLElement)
      .closest(".pane")
      ?.querySelector<HTMLElement>("[role=tab][tabindex='0']");
    void act.clearMarks().then(() => tab?.focus());
  };

  return (
    <div class="brand">
      <span class="brand__l">
        <Icon name="logo" />
        主笔
      </span>
      {/* That the service is well is no news: only what happened is read out. */}
      <span class={news ? "brand__r" : "sr"} role="status">
        {news && <Icon name="info" />}
        <span title={news}>{news}</span>
      </span>
      {!news && (
        <span class="brand__r">
          <Icon name={icon} spin={icon === "refresh"} />
          <span title={words}>{words}</span>
        </span>
      )}
      {marked ? (
        <button type="button" class="brand__b" onClick={clear}>
          清除标记
        </button>
      ) : !host.can.silentMarks && host.can.highlight && listed ? (
        <button
          type="button"
          class="brand__b"
          title="给列出的各处加底色，随时可一键清除"
          onClick={() => void act.writeMarks()}
        >
          在文中标出
        </button>
      ) : (
        <span>文中没有标记</span>
      )}
    </div>
  );
}
