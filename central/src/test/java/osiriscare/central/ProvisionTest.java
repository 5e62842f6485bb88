package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Codes as a partner's technician makes, lists, prints and ends them.
class ProvisionTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String PATH = "/api/partners/me/provisions";
  private static final Pattern MODULE = Pattern.compile("M(\\d+),(\\d+)h1v1h-1z");

  private static RunningCentral central;
  private static Client tech;
  private static Client other;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    for (var tenant : List.of("a", "b")) {
      central.sql(TenantSeed.of(tenant));
      central.sql(TenantSeed.bind(central.addUser("tech-" + tenant, PASSWORD, "operator"), tenant));
    }
    tech = central.browser("tech-a", PASSWORD);
    other = central.browser("tech-b", PASSWORD);
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @Test
  void code_isShownOnce_andListedWithoutIt() {
    var made = make("Main Street");
    var code = made.path("provision_code").asString();
    assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
    var listed = tech.get(PATH);
    assertThat(listed.text()).doesNotContain(code).doesNotContain(code.replace("-", ""));
    var row = row(listed, made);
    assertThat(row.path("status").asString()).isEqualTo("pending");
    assertThat(row.path("client_name").asString()).isEqualTo("Main Street");
    assertThat(row.path("created_by").asString()).isEqualTo("tech-a");
    assertThat(other.get(PATH).json().path("items")).isEmpty();
  }

  @Test
  void sheet_makesACodeForEachName_andNoneWhenOneIsWrong() {
    var sheet = tech.post(PATH + "/sheet", "{\"client_names\": [\"One\", \"Two\", \"One\"]}");
    assertThat(sheet.status()).as(sheet.text()).isEqualTo(201);
    var codes = sheet.json().path("provisions");
    assertThat(codes.valueStream().map(each -> each.path("client_name").asString()))
        .containsExactly("One", "Two", "One");
    assertThat(new HashSet<>(codes.valueStream().map(ProvisionTest::code).toList())).hasSize(3);

    int before = tech.get(PATH + "?limit=200").json().path("items").size();
    for (var names : List.of("[]", "[\"A\", \" \"]", many(101), "\"A\"")) {
      var refused = tech.post(PATH + "/sheet", "{\"client_names\": %s}".formatted(names));
      assertThat(field(refused)).as(names).isEqualTo("client_names");
    }
    assertThat(tech.get(PATH + "?limit=200").json().path("items")).hasSize(before);
  }

  private static String many(int count) {
    return Stream.generate(() -> "\"A\"").limit(count).toList().toString();
  }

  @Test
  void revokedAndExpired_areSaidApart_andOnlyWhatIsPendingIsRevoked() {
    var short60 =
        tech.post(PATH, "{\"client_name\": \"Short\", \"expires_in_seconds\": 60}").json();
    var revoked = make("Revoked");
    assertThat(tech.delete(path(revoked)).status()).isEqualTo(204);
    assertThat(tech.delete(path(revoked)).status()).isEqualTo(204);
    central.clock.advance(Duration.ofMinutes(1));
    try {
      tech = central.browser("tech-a", PASSWORD);
      assertThat(row(tech.get(PATH + "?status=expired"), short60).path("client_name").asString())
          .isEqualTo("Short");
      assertThat(tech.get(PATH + "?status=pending").text()).doesNotContain("\"Short\"");
      assertThat(row(tech.get(PATH + "?status=revoked"), revoked).path("revoked_at").isNull())
          .isFalse();
    } finally {
      central.clock.advance(Duration.ofMinutes(-1));
    }
    assertThat(tech.delete(PATH + "/0190b6f0-0000-7000-8000-000000000000").status()).isEqualTo(404);
  }

  @Test
  void claimedCode_isNotRevoked_andAnothersIsNotThere() {
    var made = make("Claimed");
    central.sql(
        """
        UPDATE provision_code SET status = 'claimed', claimed_at = now(), claimed_mac = 'm', claimed_public_key = 'k',
          claimed_api_key_sha256 = 'h', claimed_site_id = 'practice-a', claimed_appliance_id = 'x'
         WHERE provision_id = '%s'
        """
            .formatted(made.path("provision_id").asString()));
    assertThat(tech.delete(path(made)).code()).isEqualTo("conflict");
    assertThat(row(tech.get(PATH), made).path("claimed_site_id").asString())
        .isEqualTo("practice-a");
    assertThat(other.delete(path(made)).status()).isEqualTo(404);
    assertThat(
            other
                .post(
                    PATH,
                    "{\"client_name\": \"x\", \"target_appliance_id\": \"%s\"}"
                        .formatted(TenantSeed.appliance("a")))
                .text())
        .contains("names no appliance of this partner");
  }

  @Test
  void anothersCode_isAnsweredAsOneThatDoesNotExist_boundOrNot() {
    var free = make("Free");
    var bound =
        tech.post(PATH, "{\"client_name\": \"x\", \"mac_address\": \"84:3A:5B:91:B6:63\"}").json();
    var nobodys = seen(other.delete(PATH + "/0190b6f0-0000-7000-8000-000000000000"));
    assertThat(nobodys.getFirst()).isEqualTo(404);
    for (var code : List.of(free, bound)) {
      assertThat(seen(other.delete(path(code)))).isEqualTo(nobodys);
    }
    assertThat(tech.delete(path(bound)).status()).isEqualTo(204);
  }

  // Everything that a caller can see of an answer, but what differs between any two.
  private static List<Object> seen(Client.Response response) {
    var headers = new HashMap<>(response.headers().map());
    headers
        .keySet()
        .removeIf(name -> Set.of("date", "x-request-id").contains(name.toLowerCase(Locale.ROOT)));
    return List.of(response.status(), headers, response.text());
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 200, 512, 1024})
  void png_saysTheAddressWithTheCode(int size) throws Exception {
    var made = make("Printed");
    var png = central.client().bytes("/api/partners/provision/" + code(made) + "/qr?size=" + size);
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(image.getHeight()).isBetween(41, size);
    assertThat(read(image)).isEqualTo(made.path("claim_url").asString());
    assertThat(made.path("claim_url").asString()).endsWith("/claim#" + code(made).replace("-", ""));
  }

  @Test
  void svg_saysTheSame() throws Exception {
    var made = make("Drawn");
    var response = central.client().get("/api/partners/provision/" + code(made) + "/qr.svg");
    assertThat(response.header("Content-Type")).startsWith("image/svg+xml");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(read(drawn(response.text()))).isEqualTo(made.path("claim_url").asString());
  }

  @Test
  void qr_ofWhatIsNoCode_isNotThere_andTellsNothingOfTheCodesThereAre() {
    var nobodys = central.client().get("/api/partners/provision/0000000000000000/qr.svg");
    assertThat(nobodys.status()).isEqualTo(200);
    for (var wrong : List.of("short", "UUUUUUUUUUUUUUUU", "%3Cscript%3E")) {
      assertThat(central.client().get("/api/partners/provision/" + wrong + "/qr").status())
          .isEqualTo(404);
    }
    for (var size : List.of("0", "127", "1025", "big", "-1", "99999")) {
      var refused =
          central.client().get("/api/partners/provision/0000000000000000/qr?size=" + size);
      assertThat(field(refused)).as(size).isEqualTo("size");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"84:3a:5b:91:b6:61", "84-3A-5B-91-B6-61", " 843a.5b91.b661", "843A5B91B661"})
  void codeForOneMac_saysWhich_howeverItIsSpelt(String spelling) {
    var made =
        tech.post(
            PATH, "{\"client_name\": \"Bound\", \"mac_address\": \"%s\"}".formatted(spelling));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().path("mac_address").asString()).isEqualTo("84:3A:5B:91:B6:61");
    assertThat(row(tech.get(PATH + "?limit=200"), made.json()).path("mac_address").asString())
        .isEqualTo("84:3A:5B:91:B6:61");
    assertThat(make("Free").path("mac_address").isNull()).isTrue();
  }

  @Test
  void sheetForMacs_bindsEachCodeToItsOwn_andRefusesWhatDoesNotFit() {
    var names = "\"client_names\": [\"One\", \"Two\"]";
    var sheet =
        tech.post(
            PATH + "/sheet",
            "{%s, \"mac_addresses\": [\"843a5b91b662\", \"any\"]}".formatted(names));
    assertThat(sheet.status()).as(sheet.text()).isEqualTo(201);
    assertThat(
            sheet
                .json()
                .path("provisions")
                .valueStream()
                .map(code -> code.path("mac_address").asString("free")))
        .containsExactly("84:3A:5B:91:B6:62", "free");
    for (var wrong : List.of("[]", "[\"any\"]", "[\"any\", \"any\", \"any\"]", "\"any\"")) {
      var refused =
          tech.post(PATH + "/sheet", "{%s, \"mac_addresses\": %s}".formatted(names, wrong));
      assertThat(field(refused)).as(wrong).isEqualTo("mac_addresses");
    }
    for (var wrong : List.of("84:3A:5B:91:B6", "84:3A:5B:91:B6:6G", "all", "any any")) {
      var refused =
          tech.post(
              PATH + "/sheet",
              "{%s, \"mac_addresses\": [\"any\", \"%s\"]}".formatted(names, wrong));
      assertThat(field(refused)).as(wrong).isEqualTo("mac_addresses[1]");
      var one =
          tech.post(PATH, "{\"client_name\": \"x\", \"mac_address\": \"%s\"}".formatted(wrong));
      assertThat(field(one)).as(wrong).isEqualTo("mac_address");
    }
  }

  @Test
  void replacementCode_isBoundToNoOtherAddressThanThatOfItsAppliance() {
    var body = "{\"client_name\": \"x\", \"target_appliance_id\": \"%s\", \"mac_address\": \"%s\"}";
    var appliance = TenantSeed.appliance("a");
    var mac = appliance.substring(appliance.length() - 17);
    assertThat(field(tech.post(PATH, body.formatted(appliance, "84:3A:5B:91:B6:61"))))
        .isEqualTo("mac_address");
    assertThat(tech.post(PATH, body.formatted(appliance, mac)).status()).isEqualTo(201);
  }

  private static JsonNode make(String client) {
    var made = tech.post(PATH, "{\"client_name\": \"%s\"}".formatted(client));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  private static String code(JsonNode made) {
    return made.path("provision_code").asString();
  }

  private static String path(JsonNode made) {
    return PATH + "/" + made.path("provision_id").asString();
  }

  private static JsonNode row(Client.Response list, JsonNode made) {
    return list.json()
        .path("items")
        .valueStream()
        .filter(each -> each.path("provision_id").equals(made.path("provision_id")))
        .findFirst()
        .orElseThrow();
  }

  private static String field(Client.Response refused) {
    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    return refused.json().path("errors").get(0).path("field").asString();
  }

  /// Draws the path of an SVG, four pixels a module.
  private static BufferedImage drawn(String svg) throws IOException {
    var box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
    assertThat(box.find()).isTrue();
    int size = Integer.parseInt(box.group(1)) * 4;
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, size, size);
    pen.setColor(Color.BLACK);
    var module = MODULE.matcher(svg);
    while (module.find()) {
      pen.fillRect(
          Integer.parseInt(module.group(1)) * 4, Integer.parseInt(module.group(2)) * 4, 4, 4);
    }
    pen.dispose();
    return image;
  }

  /// What another library reads.
  private static String read(BufferedImage image) throws Exception {
    int width = image.getWidth();
    int height = image.getHeight();
    var pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return new QRCodeReader().decode(bitmap).getText();
    } catch (NotFoundException e) {
      throw new AssertionError("no QR code in the picture", e);
    }
  }
}
