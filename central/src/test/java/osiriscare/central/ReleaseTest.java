package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.archive.ArchiveReader;
import osiriscare.daemon.archive.ArchiveWriter;
import osiriscare.daemon.archive.OverlayLayout;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.release.ReleaseVersion;

/// Archives of the agent: only what the release key signed gets in, and only what is here can be
/// ordered.
class ReleaseTest {
  private static RunningCentral central;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
  }

  @AfterAll
  static void stop() {
    central.close();
    HTTP.close();
  }

  private Path archive(String version, SigningKey key) throws IOException {
    var program = new byte[700_000];
    new Random(version.hashCode()).nextBytes(program);
    var made = folder.resolve("made.tar");
    ArchiveWriter.build(
        Map.of(
            OverlayLayout.VERSION, Files.writeString(folder.resolve("v"), version + "\n"),
            OverlayLayout.PROGRAM, Files.write(folder.resolve("p"), program)),
        ReleaseVersion.parse(version),
        Instant.parse("2026-11-21T09:00:00Z"),
        made);
    var signed = folder.resolve(version + ".tar");
    ArchiveWriter.sign(made, signed, key::sign);
    return signed;
  }

  private HttpResponse<String> put(Path archive, String sha, String type) throws Exception {
    var token = Files.readString(central.home.resolve("admin-token")).strip();
    var url = "http://127.0.0.1:" + CentralMain.port(central.context) + "/api/releases/" + sha;
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofFile(archive))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> put(Path archive) throws Exception {
    return put(archive, ArchiveReader.sha256(archive), "application/x-tar");
  }

  @Test
  void signedArchive_isKeptOnceInParts_andListed() throws Exception {
    var archive = archive("1.4.2", RunningCentral.RELEASE_KEY);
    var sha = ArchiveReader.sha256(archive);
    assertThat(put(archive).statusCode()).isEqualTo(200);
    var again = put(archive);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(central.admin().get("/api/releases").json().path("items").path(0).path("sha256"))
        .hasToString('"' + sha + '"');
    assertThat(central.admin().get("/api/releases").json().path("items").path(0).path("signed_by"))
        .hasToString('"' + RunningCentral.RELEASE_KEY.verifyingKey().hex() + '"');
    assertThat(
            central.text(
                "SELECT encode(sha256(string_agg(content, ''::bytea ORDER BY number)), 'hex')"
                    + " FROM agent_release_part"))
        .isEqualTo(sha);
    assertThat(central.text("SELECT count(*) FROM audit_log WHERE action = 'release.add'"))
        .isEqualTo("1");

    var other = archive("1.4.2", RunningCentral.RELEASE_KEY);
    Files.write(other, new byte[512], StandardOpenOption.APPEND);
    assertThat(put(other).statusCode()).as("another archive of that version").isEqualTo(409);
  }

  @Test
  void whatIsNotSignedOrNotWhole_isRefused() throws Exception {
    var foreign = put(archive("1.5.0", SigningKey.generate(new SecureRandom())));
    assertThat(foreign.statusCode()).isEqualTo(400);
    assertThat(foreign.body()).contains("is not signed by a release key");
    var archive = archive("1.6.0", RunningCentral.RELEASE_KEY);
    assertThat(put(archive, "0".repeat(64), "application/x-tar").body())
        .contains("is not that of the body");
    assertThat(put(archive, ArchiveReader.sha256(archive), "application/json").statusCode())
        .isEqualTo(415);
    var bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 2] ^= 1;
    assertThat(put(Files.write(archive, bytes)).statusCode()).isEqualTo(400);
    assertThat(central.admin().get("/api/releases").text()).doesNotContain("1.5.0", "1.6.0");
  }

  @Test
  void orderForWhatIsNotHere_isRefused() {
    var order =
        """
        {"order_type": "update_agent",
         "parameters": {"version": "9.9.9", "sha256": "%s"}}
        """
            .formatted("0".repeat(64));
    var answer = central.admin().post("/api/fleet/orders", order);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("is no release that Central has");
  }
}
