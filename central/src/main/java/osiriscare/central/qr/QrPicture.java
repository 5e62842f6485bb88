package osiriscare.central.qr;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import osiriscare.protocol.id.Secret;

/// A text as a QR code (ISO/IEC 18004), with the quiet zone of four modules that cameras need. What
/// it shows may be a secret: it is kept nowhere.
public final class QrPicture {
  private static final int QUIET = 4;
  private static final int WHITE = 0xffffff;
  private static final int BLACK = 0x000000;

  private final QrCode code;

  /// @param text up to some 2000 characters; a seventh of the picture may be damaged
  public QrPicture(Secret text) {
    code = QrCode.encodeText(text.reveal(), QrCode.Ecc.MEDIUM);
  }

  /// In SVG, of any size.
  public Secret svg() {
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
        }
      }
    }
    return new Secret(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <rect width="100%%" height="100%%" fill="#fff"/><path d="%2$s" fill="#000"/></svg>\
        """
            .formatted(modules(), path));
  }

  /// In PNG, as large as `pixels` allows with modules of one size, and never smaller than one pixel
  /// each.
  public byte[] png(int pixels) {
    int scale = Math.max(1, pixels / modules());
    int size = modules() * scale;
    var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        boolean isDark = code.getModule(x / scale - QUIET, y / scale - QUIET);
        image.setRGB(x, y, isDark ? BLACK : WHITE);
      }
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a picture to memory", e);
    }
    return bytes.toByteArray();
  }

  private int modules() {
    return code.size + 2 * QUIET;
  }
}
