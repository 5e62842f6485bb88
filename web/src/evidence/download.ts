/** Hands a text to the browser as a file, byte for byte. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken its own reference by the next turn.
  window.setTimeout(() => URL.revokeObjectURL(url));
}
