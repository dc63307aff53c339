import type { JSX } from "preact";
import { Page } from "./page";

/** A page that is not there yet says so, and says what serves meanwhile. */
export function Later({ title, text }: { title: string; text: string }): JSX.Element {
  return (
    <Page label={title}>
      <div class="empty">
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
    </Page>
  );
}
