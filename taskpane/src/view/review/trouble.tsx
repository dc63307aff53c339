import type { JSX } from "preact";
import { Note } from "../atoms";
import { useSession } from "../context";

/** What the reviewer asked for and did not get. */
export function ReviewTrouble(): JSX.Element | null {
  const trouble = useSession().review.store.trouble.value;
  if (!trouble) return null;
  return (
    <Note tone="warn" icon="warning" role="alert">
      <b>{trouble.title}。</b>
      {trouble.detail}
    </Note>
  );
}
