const WIDTH_MAX = 480;
const HEIGHT_MAX = 160;

/** A file that is no picture, whatever its name says. */
export class UnreadablePicture extends Error {}

/** A picture as base 64 of a PNG, no larger than pages show it. */
export async function base64Of(file: File): Promise<string> {
  const picture = await createImageBitmap(file).catch((cause: unknown) => {
    throw new UnreadablePicture("This is no picture that can be read.", { cause });
  });
  const scale = Math.min(1, WIDTH_MAX / picture.width, HEIGHT_MAX / picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  if (pen === null) {
    throw new Error("this browser cannot draw");
  }
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");
}
