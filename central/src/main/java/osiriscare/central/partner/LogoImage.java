package osiriscare.central.partner;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// A logo as a partner sends it, drawn anew: what is kept is pixels that we wrote ourselves,
/// without whatever else the file carried. Formats that can hold a script, SVG among them, are not
/// read.
final class LogoImage {
  /// Largest width and height, in pixels.
  static final int SIDE_MAX = 1024;

  private static final int PNG_BYTES_MAX = 256 * 1024;
  private static final Set<String> FORMATS = Set.of("png", "jpeg");

  private LogoImage() {}

  /// Reads base 64 of a PNG or JPEG file and answers a PNG file.
  ///
  /// @throws IllegalArgumentException when it is something else, or too large
  static byte[] parse(String base64) {
    var image = read(decode(base64));
    var clean = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    var pen = clean.createGraphics();
    try {
      pen.drawImage(image, 0, 0, null);
    } finally {
      pen.dispose();
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(clean, "png", bytes);
    } catch (IOException e) {
      throw new IllegalStateException("cannot write a picture to memory", e);
    }
    if (bytes.size() > PNG_BYTES_MAX) {
      throw new IllegalArgumentException("has too much detail: send a smaller picture");
    }
    return bytes.toByteArray();
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("must be base 64");
    }
  }

  private static BufferedImage read(byte[] file) {
    Supplier<IllegalArgumentException> refusal =
        () -> new IllegalArgumentException("must be a PNG or JPEG picture");
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw refusal.get();
      }
      var reader = readers.next();
      try {
        return read(reader, stream);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IndexOutOfBoundsException _) {
      throw refusal.get();
    }
  }

  /// The size is looked at before the pixels are: a small file may unfold into gigabytes.
  private static BufferedImage read(ImageReader reader, ImageInputStream stream)
      throws IOException {
    if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("must be a PNG or JPEG picture");
    }
    reader.setInput(stream, true, true);
    if (reader.getWidth(0) > SIDE_MAX || reader.getHeight(0) > SIDE_MAX) {
      throw new IllegalArgumentException("must be at most " + SIDE_MAX + " pixels wide and high");
    }
    return reader.read(0);
  }
}
