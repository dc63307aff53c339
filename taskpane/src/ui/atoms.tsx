/** Small parts used on several pages. */

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Severity } from "../api/wire";
import { SEVERITY } from "../text/words";
import { moveFocus } from "./arrows";
import { Icon, type IconName } from "./icon";

/** The shape and the word of a severity, or its shape and a number. */
export function Sev({
  severity,
  children,
  strong,
}: {
  severity: Severity;
  children?: ComponentChildren;
  strong?: boolean;
}): JSX.Element {
  const { word, tone } = SEVERITY[severity];
  return (
    <span class={`sev sev--${tone}`} title={children === undefined ? undefined : word}>
      <Icon name={severity} small />
      {strong ? <b>{word}</b> : (children ?? word)}
    </span>
  );
}

export const markClass = (severity: Severity, active = false): string =>
  ["mk", severity !== "error" && `mk--${SEVERITY[severity].tone}`, active && "mk--active"].filter(Boolean).join(" ");

interface ChoiceProps<T extends string | number> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange(value: T): void;
}

/** One of a few, as a segmented control: a single tab stop with arrows inside. */
export function Choice<T extends string | number>({ label, options, value, onChange }: ChoiceProps<T>): JSX.Element {
  return (
    <div class="seg seg--13" role="radiogroup" aria-label={label} onKeyDown={(e) => moveFocus(e, "[role=radio]", true)}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          class="seg__b"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

interface NoteProps {
  tone?: "warn" | "err" | "adv" | "ok";
  icon: IconName;
  spin?: boolean;
  /** `alert` only where something the user asked for failed. */
  role?: "status" | "alert";
  actions?: ComponentChildren;
  children: ComponentChildren;
}

export function Note({ tone, icon, spin, role, actions, children }: NoteProps): JSX.Element {
  const note = useRef<HTMLDivElement>(null);
  // What is read out at once is seen at once too: who pressed a button at the end of a page is not at its top.
  useEffect(() => {
    if (role === "alert" && typeof note.current?.scrollIntoView === "function")
      note.current.scrollIntoView({ block: "nearest" });
  }, [role]);
  return (
    <div ref={note} class={tone ? `note note--${tone}` : "note"} role={role}>
      <Icon name={icon} {...(spin ? { spin } : {})} />
      <div>
        {children}
        {actions && <div class="note__acts">{actions}</div>}
      </div>
    </div>
  );
}

export function Link({ onClick, children }: { onClick(): void; children: ComponentChildren }): JSX.Element {
  return (
    <button type="button" class="lnk" onClick={onClick}>
      {children}
    </button>
  );
}

/** The way back, and what stands at the other end of the line. */
export function Crumb({
  back,
  onBack,
  children,
}: {
  back: string;
  onBack(): void;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <nav class="crumb" aria-label="返回">
      <button type="button" class="back" onClick={onBack}>
        <Icon name="left" />
        {back}
      </button>
      <span class="cmd__sp" />
      {children}
    </nav>
  );
}

export function Check({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  onChange(on: boolean): void;
}): JSX.Element {
  return (
    <label class="opt">
      <input type="checkbox" checked={checked} onChange={(e) => onChange(e.currentTarget.checked)} />
      <i />
      <span>
        {label}
        {hint && <span class="lab opt__hint">{hint}</span>}
      </span>
    </label>
  );
}

/** A letter that does the same as the button: shown on hovering, told as a shortcut, no part of the name. */
export const keyOf = (letter: string): { title: string; "aria-keyshortcuts": string } => ({
  title: `按 ${letter}`,
  "aria-keyshortcuts": letter,
});
