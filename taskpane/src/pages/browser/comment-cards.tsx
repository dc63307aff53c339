/** The comments as cards beside the paper: who says what about which words, and how to take one back. */

import type { JSX } from "preact";
import { unsigned } from "../../text/sign";
import { Icon } from "../../ui/icon";
import type { Shown } from "../../host/browser/comments";

interface Props {
  comments: readonly Shown[];
  onFind(id: number): void;
  onRemove(id: number): void;
}

export function Cards({ comments, onFind, onRemove }: Props): JSX.Element | null {
  if (comments.length === 0) return null;
  return (
    <section class="cards" aria-label={`批注，共 ${comments.length} 条`}>
      <h2 class="cards__h">批注 {comments.length}</h2>
      <ol>
        {comments.map((comment, index) => (
          <li class="cmc" key={comment.id}>
            <p class="cmc__h">
              <b>{index + 1}</b>
              <span>{comment.author || "主笔"}</span>
              {comment.old && <span>原有</span>}
            </p>
            {comment.quote && (
              <button type="button" class="cmc__q" title="看这一处" onClick={() => onFind(comment.id)}>
                {comment.lost ? "原句已不在：" : ""}
                {comment.quote.length > 24 ? `${comment.quote.slice(0, 23)}…` : comment.quote}
              </button>
            )}
            <p class="cmc__t">{unsigned(comment.text)}</p>
            {!comment.old && (
              <button
                type="button"
                class="ibtn ibtn--28 cmc__x"
                aria-label={`删去批注 ${index + 1}`}
                title="删去"
                onClick={() => onRemove(comment.id)}
              >
                <Icon name="close" small />
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
