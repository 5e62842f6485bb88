package osiriscare.flashpods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.flashpods.fake.FakeEngine;
import osiriscare.flashpods.fake.RunningApi;
import osiriscare.protocol.json.Json;

class OpenApiTest {
  @TempDir private Path folder;

  /// After a wanted change: run with `-Dopenapi.write=true`, then read the difference.
  @Test
  void openApi_isTheCheckedInOne() throws IOException {
    var file = Path.of("../docs/openapi/flashpods.json");
    String text;
    try (var api = RunningApi.overFiles(folder, new FakeEngine())) {
      var document = Json.object(api.send("GET", "/openapi.json", "").body(), "document").tree();
      document.withObjectProperty("info").put("version", "1"); // The build's own changes with each.
      text = document.toPrettyString() + "\n";
    }
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
