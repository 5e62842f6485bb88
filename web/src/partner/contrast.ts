/** Least contrast to white for text, and for what is no text (WCAG 2.2, 1.4.3 and 1.4.11). */
export const TEXT_MIN = 4.5;
export const SHAPE_MIN = 3;

/** The contrast of a colour to white, 1 to 21, as WCAG defines it; undefined for what is no colour. */
export function contrastToWhite(color: string): number | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(color)) {
    return undefined;
  }
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return Math.floor((1.05 / (luminance + 0.05)) * 100) / 100;
}
