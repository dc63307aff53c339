import type { JSX } from "preact";
import { Link, Note } from "../../../ui/atoms";
import { useSession } from "../../../session/context";

/** Our marks are about to be saved with the document. */
export function SavingNote(): JSX.Element | null {
  const { store, act } = useSession();
  if (store.saving.value === null) return null;
  return (
    <Note
      tone="warn"
      icon="warning"
      role="alert"
      actions={
        <>
          <Link onClick={() => void act.clearMarks()}>清除标记</Link>
          <Link onClick={() => (store.saving.value = null)}>先留着</Link>
        </>
      }
    >
      <b>{store.saving.value === "save" ? "正在存的文稿里还有主笔的标记。" : "要关的文稿里还有主笔的标记。"}</b>
      报送前请清除，清除后再存一次。
    </Note>
  );
}
