/** The hidden field of a button that takes files; its label is the button. */

import type { JSX } from "preact";

export function FileInput({
  accept,
  multiple = false,
  disabled = false,
  onFiles,
}: {
  accept: string;
  multiple?: boolean;
  disabled?: boolean;
  /** One file at least. */
  onFiles: (files: [File, ...File[]]) => void;
}): JSX.Element {
  return (
    <input
      type="file"
      class="sr"
      accept={accept}
      multiple={multiple}
      disabled={disabled}
      onChange={(e) => {
        const [first, ...others] = e.currentTarget.files ?? [];
        e.currentTarget.value = ""; // the same file may be chosen again
        if (first) onFiles([first, ...others]);
      }}
    />
  );
}
