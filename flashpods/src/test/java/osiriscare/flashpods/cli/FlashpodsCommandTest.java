package osiriscare.flashpods.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.flashpods.fake.FakeEngine;
import osiriscare.flashpods.fake.RunningApi;
import osiriscare.flashpods.id.JobId;
import osiriscare.testkit.Await;

/// The commands against a running API: real HTTP, uploads, logs and artifacts, fake containers.
class FlashpodsCommandTest {
  @TempDir Path folder;
  private final FakeEngine engine = new FakeEngine();
  private RunningApi api;
  private Path project;

  @BeforeEach
  void start() throws IOException {
    api = RunningApi.overFiles(folder, engine);
    project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(project.resolve("main.c"), "int main() {}\n");
    Files.writeString(project.resolve(".env"), "KEY=tell-nobody\n");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private record Result(int status, String out, String err) {}

  private Result flashpods(String... words) {
    var environment =
        Map.of(
            "FLASHPODS_URL",
            api.url().toString(),
            "FLASHPODS_TOKEN_FILE",
            folder.resolve("api-token").toString());
    return flashpods(environment, words);
  }

  private static Result flashpods(Map<String, String> environment, String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status =
        FlashpodsCommand.commandLine(environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .execute(words);
    return new Result(status, out.toString(), err.toString());
  }

  private JobId detached(String command) {
    var result = flashpods("run", "-d", "--no-files", command);
    assertThat(result.status()).as(result.err()).isZero();
    return new JobId(result.out().strip());
  }

  @Test
  void run_jobsExitCode_isItsOwn() {
    assertThat(flashpods("run", "--no-files", "exit 0").status()).isZero();
    var failed = flashpods("run", "--no-files", "exit 42");

    assertThat(failed.status()).isEqualTo(42);
    assertThat(failed.out()).contains("hello").doesNotContain("[");
    assertThat(failed.err()).contains("failed, exit code 42");
  }

  @Test
  void run_outOfMemory_says137AndWhy() {
    var result = flashpods("run", "--no-files", "oom");

    assertThat(result.status()).isEqualTo(137);
    assertThat(result.err()).contains("oom_killed");
  }

  @Test
  void run_folder_arrivesWithoutItsSecretsAndIsGoneAfterwards() throws Exception {
    var result = flashpods("run", "-d", "-C", project.toString(), "wait");
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.err()).contains("not sent: .env, environment file").contains("sent 1 files");
    try (Stream<Path> files = Files.walk(folder.resolve("snapshots"))) {
      var names = files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
      assertThat(names).containsExactly("main.c");
    }
    api.await(new JobId(result.out().strip()), "running");
    engine.endAll(0);
    api.await(new JobId(result.out().strip()), "completed");
    Await.until(
        "the upload is gone",
        Duration.ofSeconds(10),
        () -> {
          try (Stream<Path> left = Files.list(folder.resolve("snapshots"))) {
            return left.findAny().isEmpty();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void get_artifacts_comeWithTheirFoldersAndReplaceNothing() throws IOException {
    var job = detached("wait");
    api.await(job, "running");
    var staging = folder.resolve("artifacts").resolve("staging").resolve(job.value());
    Files.createDirectories(staging.resolve("out dir"));
    Files.writeString(staging.resolve("out dir/ü 1%.txt"), "result");
    engine.endAll(0);
    api.await(job, "completed");
    var into = folder.resolve("into");

    assertThat(flashpods("get", "--list", job.value()).out()).contains("6  out dir/ü 1%.txt");
    var got = flashpods("get", job.value(), "-o", into.toString());
    assertThat(got.status()).as(got.err()).isZero();
    assertThat(into.resolve("out dir/ü 1%.txt")).hasContent("result");
    var headers =
        api.send("GET", "/jobs/" + job + "/artifacts/out%20dir/%C3%BC%201%25.txt", "").headers();
    assertThat(headers.firstValue("Content-Disposition"))
        .contains("attachment; filename*=UTF-8''%C3%BC%201%25.txt");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(flashpods("get", job.value(), "-o", into.toString()))
        .matches(r -> r.status() == 125 && r.err().contains("is there already"));
    assertThat(flashpods("get", job.value(), "nothing").err()).contains("left no nothing");
  }

  @Test
  void place_namesThatLeadOut_areRefused() {
    for (var name : List.of("../x", "/etc/passwd", "a/../../x", ".", "a/..")) {
      assertThatThrownBy(() -> Artifacts.place(folder, name))
          .as(name)
          .isInstanceOf(CommandFailed.class);
    }
  }

  @Test
  void logs_followed_endWithTheJob() {
    var job = detached("wait");
    api.await(job, "running");
    var following = CompletableFuture.supplyAsync(() -> flashpods("logs", "-f", job.value()));
    var running = flashpods("logs", job.value());
    assertThat(running.status()).isZero();
    assertThat(following).isNotDone();
    assertThat(flashpods("kill", job.value()).status()).isZero();

    assertThat(following.join().out()).contains("hello").startsWith("[");
    api.await(job, "cancelled");
    assertThat(flashpods("kill", job.value()))
        .matches(r -> r.status() == 125 && r.err().contains("job_already_terminal"));
  }

  @Test
  void psAndTop_showJobs() {
    var job = detached("wait");
    api.await(job, "running");

    assertThat(flashpods("ps").out()).contains(job.value(), "running", "wait");
    assertThat(flashpods("ps", "--status", "FAILED").out()).doesNotContain(job.value());
    assertThat(flashpods("top", "--once").out())
        .contains("ready: 1 run, 0 wait, free 2 of 4 CPU, 4 of 8 GB", job.value());
  }

  @Test
  void anything_withoutOrWithAWrongToken_failsAndTellsNoToken() {
    var url = api.url().toString();
    assertThat(flashpods(Map.of("FLASHPODS_URL", url, "HOME", folder.toString()), "ps"))
        .matches(r -> r.status() == 125 && r.err().contains("FLASHPODS_TOKEN_FILE"));
    var wrong = flashpods(Map.of("FLASHPODS_URL", url, "FLASHPODS_TOKEN", "f".repeat(64)), "ps");
    assertThat(wrong.status()).isEqualTo(125);
    assertThat(wrong.err()).contains("invalid_token").doesNotContain("ffff");
  }

  @Test
  void anything_whileNobodyAnswers_failsWithTheAddress() {
    var nowhere = Map.of("FLASHPODS_URL", "http://127.0.0.1:1", "FLASHPODS_TOKEN", "f".repeat(64));
    assertThat(flashpods(nowhere, "ps").err()).contains("http://127.0.0.1:1 does not answer");
  }

  @Test
  void line_severalWords_meanTheSameToAShell() {
    assertThat(RunCommand.line(List.of("make && ./x"))).isEqualTo("make && ./x");
    assertThat(RunCommand.line(List.of("printf", "%s", "it's $HOME")))
        .isEqualTo("printf %s 'it'\\''s $HOME'");
  }
}
