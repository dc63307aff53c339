/** The open document as the bytes Word would save. Common API; not every host gives them. [RS common] */

import { HostError } from "../../host";

const SLICE = 4 * 1024 * 1024;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const givesFile = (): boolean => Office.context.requirements.isSetSupported("CompressedFile", "1.1");

export async function documentFile(): Promise<Blob> {
  const file = await call<Office.File>((done) =>
    Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, done),
  );
  try {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for (let i = 0; i < file.sliceCount; i += 1) {
      const slice = await call<Office.Slice>((done) => file.getSliceAsync(i, done));
      parts.push(new Uint8Array(slice.data as number[]));
    }
    return new Blob(parts, { type: DOCX });
  } finally {
    // Word keeps two files open at most; one left open would block the next.
    file.closeAsync();
  }
}

const call = <T>(work: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> =>
  new Promise((resolve, refuse) =>
    work((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
      else refuse(new HostError("没有取到文稿文件", "请先把文稿存一次盘，再点一次。"));
    }),
  );
