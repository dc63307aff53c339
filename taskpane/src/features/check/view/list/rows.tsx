/** The list as one tab stop: ↑ ↓ Home End walk rows and parts, ← → fold. */

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Group } from "../../../../text/words";
import { useSession } from "../../../../session/context";

const stopsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[data-stop]")];

export function Rows({ children }: { children: ComponentChildren }): JSX.Element {
  const { store, go } = useSession();
  const list = useRef<HTMLDivElement>(null);

  const stop = store.tabStop.value;
  const wanted = store.focus.value === "row";
  useEffect(() => {
    if (!wanted) return;
    store.focus.value = null;
    list.current?.querySelector<HTMLElement>(`[data-stop="${stop ?? ""}"]`)?.focus();
  });

  function onKeyDown(event: KeyboardEvent): void {
    const stops = list.current ? stopsOf(list.current) : [];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const move = (to: HTMLElement | undefined): void => {
      event.preventDefault();
      to?.focus();
    };
    const group = stops[at]?.dataset.group as Group | undefined;
    switch (event.key) {
      case "ArrowDown":
        return move(stops[at + 1]);
      case "ArrowUp":
        return move(stops[at - 1]);
      case "Home":
        return move(stops[0]);
      case "End":
        return move(stops[stops.length - 1]);
      case "ArrowRight":
        if (group && !store.open.value.includes(group)) go.fold(group, true);
        return;
      case "ArrowLeft":
        if (group) go.fold(group, false);
        else move([...stops.slice(0, at)].reverse().find((stop) => stop.dataset.group));
    }
  }

  const onFocus = (event: FocusEvent): void => {
    const stop = (event.target as HTMLElement).dataset.stop;
    if (stop) store.cursor.value = stop;
  };

  return (
    <div ref={list} onKeyDown={onKeyDown} onFocusIn={onFocus}>
      {children}
    </div>
  );
}
