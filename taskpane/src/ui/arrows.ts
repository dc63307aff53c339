/** Arrow keys inside a group that is one tab stop: tabs, choices, menus, tool bars. */

const STEP: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Move the focus among the elements of `selector` under the event's group; `choose` also clicks the one reached. */
export function moveFocus(event: KeyboardEvent, selector: string, choose = false): void {
  const group = event.currentTarget as HTMLElement;
  const stops = [...group.querySelectorAll<HTMLElement>(selector)].filter((stop) => !stop.hasAttribute("disabled"));
  const at = stops.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const step = STEP[event.key];
  const target =
    event.key === "Home"
      ? stops[0]
      : event.key === "End"
        ? stops[stops.length - 1]
        : step
          ? stops[(at + step + stops.length) % stops.length]
          : null;
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  target.focus();
  if (choose) target.click();
}
