/** Gives the user a file, under a name every system takes. */

export function offer(blob: Blob, filename: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = filename.replace(/[\\/:*?"<>|]/g, "");
  link.click();
  // Not at once: some engines fetch the address after the click returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
