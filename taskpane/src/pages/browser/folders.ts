/** Folders of drafts, dropped on the page or chosen. */

export interface Picked {
  /** Inside the folder, with slashes. */
  path: string;
  file: File;
}

type Taken = (folder: string, files: Picked[]) => void;

/** Files dropped as a folder, or several folders, are handed over; anything else is left to whoever else listens. */
export function acceptFolders(target: HTMLElement, taken: Taken): void {
  target.addEventListener(
    "drop",
    (event) => {
      const entries = Array.from(event.dataTransfer?.items ?? [], (item) => item.webkitGetAsEntry()).filter(
        (entry) => entry !== null,
      );
      const folders = entries.filter((entry) => entry.isDirectory);
      const [first] = folders;
      if (!first) return;
      event.preventDefault();
      event.stopPropagation();
      void filesOf(entries).then((files) => taken(first.name, files));
    },
    true,
  );
}

/** Files chosen with a folder's button. */
export function chosen(files: FileList): { folder: string; files: Picked[] } {
  const all = Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
  const folder = all[0]?.path.split("/")[0] ?? "";
  return { folder, files: all.map(({ path, file }) => ({ path: path.slice(folder.length + 1) || path, file })) };
}

async function filesOf(entries: FileSystemEntry[], inside = ""): Promise<Picked[]> {
  const found: Picked[] = [];
  for (const entry of entries) {
    if (entry.isFile)
      found.push({
        path: inside + entry.name,
        file: await new Promise((done, fail) => (entry as FileSystemFileEntry).file(done, fail)),
      });
    else
      found.push(
        ...(await filesOf(
          await listed(entry as FileSystemDirectoryEntry),
          entries.length > 1 || inside ? `${inside}${entry.name}/` : "",
        )),
      );
  }
  return found;
}

/** A folder tells its entries a hundred at a time. */
async function listed(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
