package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a partner shows to its clients: readable, and nothing that runs.
class BrandTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String PATH = "/api/partners/me/brand";

  private static RunningCentral central;
  private static Client boss;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    central.sql(TenantSeed.of("a"));
    central.sql(TenantSeed.bind(central.addUser("boss", PASSWORD, "admin"), "a"));
    boss = central.browser("boss", PASSWORD);
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @Test
  void brand_isSeenByWhoeverOpensItsPages_untilThePartnerIsSuspended() {
    var changed =
        boss.put(
            PATH,
            "{\"brand_name\": \"Northwind Care\", \"primary_color\": \"#155E75\", \"accent_color\": \"#0E7490\"}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    var seen = central.client().get("/api/branding/partner-a").json();
    assertThat(seen.path("brand_name").asString()).isEqualTo("Northwind Care");
    assertThat(seen.path("primary_color").asString()).isEqualTo("#155E75");
    assertThat(central.client().get("/api/branding/nobody").status()).isEqualTo(404);
    central.sql("UPDATE partner SET status = 'suspended'");
    assertThat(central.client().get("/api/branding/partner-a").status()).isEqualTo(404);
    central.sql("UPDATE partner SET status = 'active'");
  }

  /// Ratios as the formula of WCAG gives them, worked out with another program and cut to
  /// hundredths.
  @ParameterizedTest
  @CsvSource({
    "#000000, 200, 21",
    "#4F46E5, 200, 6.28",
    "#767676, 200, 4.54",
    "#777777, 400, 4.47",
    "#3CBCB4, 400, 2.32",
    "#FFFFFF, 400, 1.0"
  })
  void primaryColor_mustBeReadableOnWhite(String color, int status, double ratio) {
    var response =
        boss.put(PATH, "{\"brand_name\": \"B\", \"primary_color\": \"%s\"}".formatted(color));
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    if (status == 400) {
      assertThat(response.json().path("errors").get(0).path("field").asString())
          .isEqualTo("primary_color");
      assertThat(response.text()).contains("%.2f:1".formatted(ratio));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "red",
        "#fff",
        "#12345",
        "#1234567",
        "#12345G",
        "url(https://x)",
        "#123456;}",
        "rgb(0,0,0)"
      })
  void whatIsNoColor_isRefused(String color) {
    for (var field : List.of("primary_color", "accent_color")) {
      var body =
          field.equals("primary_color")
              ? "{\"brand_name\": \"B\", \"primary_color\": \"%s\"}"
              : "{\"brand_name\": \"B\", \"primary_color\": \"#000000\", \"accent_color\": \"%s\"}";
      var refused = boss.put(PATH, body.formatted(color));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().path("errors").get(0).path("field").asString()).isEqualTo(field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "a\\nBcc: x@example.com", " ", "x<y"})
  void name_holdsNoMarkupAndNoSecondLine(String name) {
    var refused =
        boss.put(PATH, "{\"brand_name\": \"%s\", \"primary_color\": \"#000000\"}".formatted(name));
    assertThat(refused.status()).as(name).isEqualTo(400);
    assertThat(refused.json().path("errors").get(0).path("field").asString())
        .isEqualTo("brand_name");
  }

  @Test
  void logo_isDrawnAnew_withoutWhatTheFileCarried() throws IOException {
    var carried = "<script>steal()</script>".getBytes(StandardCharsets.US_ASCII);
    var file = new ByteArrayOutputStream();
    file.write(picture("png", 40, 20));
    file.write(carried);
    var put = boss.put(PATH + "/logo", body(file.toByteArray()));
    assertThat(put.status()).as(put.text()).isEqualTo(200);
    var path = put.json().path("logo_path").asString();
    var logo = central.client().bytes(path);
    assertThat(new String(logo, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    var image = ImageIO.read(new ByteArrayInputStream(logo));
    assertThat(image.getWidth()).isEqualTo(40);
    assertThat(image.getRGB(3, 3)).isEqualTo(0xff336699);
    var answer = central.client().get(path);
    assertThat(answer.header("Content-Type")).isEqualTo("image/png");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(central.client().with("If-None-Match", answer.header("ETag")).get(path).status())
        .isEqualTo(304);

    var other = boss.put(PATH + "/logo", body(picture("jpeg", 30, 30)));
    assertThat(other.json().path("logo_path").asString()).isNotEqualTo(path);
    assertThat(boss.delete(PATH + "/logo").status()).isEqualTo(204);
    assertThat(boss.delete(PATH + "/logo").status()).isEqualTo(204);
    assertThat(central.client().get(path).status()).isEqualTo(404);
    assertThat(boss.get(PATH).json().path("logo_path").isNull()).isTrue();
  }

  @Test
  void logo_thatCouldHoldAScript_orFillTheMemory_isRefused() throws IOException {
    var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>";
    var whole = picture("png", 40, 20);
    var wrong =
        List.of(
            body(svg.getBytes(StandardCharsets.US_ASCII)),
            body("<html>".getBytes(StandardCharsets.US_ASCII)),
            body(picture("gif", 10, 10)),
            body(picture("bmp", 10, 10)),
            body(picture("png", 1025, 1)),
            body(bomb(whole)),
            body(Arrays.copyOf(whole, whole.length / 2)),
            body(new byte[0]),
            "{\"image_base64\": \"not base 64!\"}",
            "{}");
    for (var each : wrong) {
      var refused = boss.put(PATH + "/logo", each);
      assertThat(refused.status()).as(each).isEqualTo(400);
      assertThat(refused.json().path("errors").get(0).path("field").asString())
          .isEqualTo("image_base64");
    }
  }

  /// A header that says 60000 by 60000 pixels.
  private static byte[] bomb(byte[] png) {
    var bomb = png.clone();
    for (int at : List.of(16, 20)) {
      bomb[at] = 0;
      bomb[at + 1] = 0;
      bomb[at + 2] = (byte) 0xea;
      bomb[at + 3] = 0x60;
    }
    return bomb;
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, 0x336699);
      }
    }
    var bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).as(format).isTrue();
    return bytes.toByteArray();
  }

  private static String body(byte[] file) {
    return "{\"image_base64\": \"%s\"}".formatted(Base64.getEncoder().encodeToString(file));
  }
}
