/** The draft looks like another genre: settle that first, the rest stays folded. */

import type { JSX } from "preact";
import type { Genre } from "../../../../api/wire";
import { Link, Note } from "../../../../ui/atoms";
import { useSession } from "../../../../session/context";

/** What briefs are found in. */
const MATERIAL: readonly Genre["name"][] = ["总结", "简报", "讲话"];

export function GenreNote({ genre }: { genre: Genre }): JSX.Element | null {
  const session = useSession();
  const { unfold, folded } = session.store;
  if (unfold.value) {
    return (
      <Note icon="info" role="status" actions={<Link onClick={() => session.unfold(false)}>先看体裁</Link>}>
        正按信息查。
      </Note>
    );
  }
  if (!genre.folds) return null;
  return (
    <Note
      tone="warn"
      icon="warning"
      role="status"
      actions={
        <>
          {MATERIAL.includes(genre.name) && (
            <Link
              onClick={() => {
                session.go.page({ at: "mining" });
                void session.mining.lookHere();
              }}
            >
              从本稿找信息
            </Link>
          )}
          <Link onClick={() => session.unfold(true)}>就按信息查</Link>
        </>
      }
    >
      <b>看着像{genre.name}，不像信息。</b>
      {genre.because.length > 0 && `${genre.because.join("；")}。`}
      {folded.value.length > 0 && `先定体裁，其余 ${folded.value.length} 处收起了。`}
    </Note>
  );
}
