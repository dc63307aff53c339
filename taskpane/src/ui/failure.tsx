/** Says what the user asked for and did not get; nothing while there is nothing to say. */

import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { Note } from "./atoms";

interface Failure {
  title: string;
  detail: string;
}

export function FailureNote({
  of,
  mild = false,
}: {
  of: ReadonlySignal<Failure | null>;
  mild?: boolean;
}): JSX.Element | null {
  const failure = of.value;
  if (!failure) return null;
  return (
    <Note
      key={failure.title + failure.detail}
      tone={mild ? "warn" : "err"}
      icon={mild ? "warning" : "error"}
      role="alert"
    >
      <b>{failure.title}。</b>
      {failure.detail}
    </Note>
  );
}
