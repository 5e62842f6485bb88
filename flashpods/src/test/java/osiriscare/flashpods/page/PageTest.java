package osiriscare.flashpods.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.flashpods.fake.FakeEngine;
import osiriscare.flashpods.fake.RunningApi;

class PageTest {
  @TempDir Path folder;

  @Test
  void page_withoutToken_showsNoDataAndLoadsNothingForeign() throws IOException {
    try (var api = RunningApi.overFiles(folder, new FakeEngine())) {
      var job = api.submit("exit 0", "");
      for (var path : new String[] {"/", "/page.js", "/page.css"}) {
        var answer = api.send("GET", path, "", Map.of());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(job.value()).doesNotContain("http", "innerHTML");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
            .startsWith("default-src 'none'")
            .doesNotContain("unsafe");
      }
      var page = api.send("GET", "/", "", Map.of()).body();
      assertThat(page).contains("lang=\"en\"").doesNotContain("style=", "onclick");
      assertThat(api.send("GET", "/jobs", "", Map.of()).statusCode()).isEqualTo(401);
    }
  }
}
