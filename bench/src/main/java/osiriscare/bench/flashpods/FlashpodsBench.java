package osiriscare.bench.flashpods;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import osiriscare.protocol.json.Fields;

/// Flashpods against `podman run` by hand with the same limits, in the same store, in one run.
public final class FlashpodsBench {
  private static final int POLLERS = 50;
  private static final int CAP_MB = 50;
  private static final int LOG_TURNS = 5;
  private static final int SLOT_MILLIS = 1500;
  private static final String LINE = "0123456789".repeat(10);

  private final RunningFlashpods flashpods;
  private final JobApi api;
  private final int scale;

  private FlashpodsBench(RunningFlashpods flashpods, int scale) throws IOException {
    this.flashpods = flashpods;
    this.api = new JobApi(flashpods);
    this.scale = scale;
  }

  /// Measures all; with the argument `short` a tenth of it, to see that it works.
  public static void main(String[] arguments) throws Exception {
    int scale = List.of(arguments).contains("short") ? 10 : 1;
    var home = Files.createTempDirectory("fpbench");
    try (var flashpods = RunningFlashpods.start(home)) {
      var bench = new FlashpodsBench(flashpods, scale);
      bench.coldStart();
      bench.warmStart();
      bench.queue();
      bench.log(CAP_MB * 9 / 10);
      bench.log(CAP_MB * 6);
      bench.pollers();
    }
    new ProcessBuilder("rm", "-rf", home.toString()).start().waitFor();
  }

  private static void compare(String what, Samples ours, Samples byHand) {
    for (double part : new double[] {0.5, 0.95}) {
      System.out.printf(
          "%-34s p%.0f  flashpods %7.0f ms   by hand %7.0f ms   ratio %.2f%n",
          what,
          part * 100,
          ours.quantile(part),
          byHand.quantile(part),
          ours.quantile(part) / byHand.quantile(part));
    }
  }

  private void coldStart() throws Exception {
    int times = Math.max(5, 50 / scale);
    Samples.of(3, this::oneJob);
    Samples.of(3, () -> byHand("true"));
    var running = new Samples();
    var ours = new Samples();
    var byHand = new Samples();
    for (int i = 0; i < times; i++) {
      ours.time(() -> {
        var job = oneJob();
        running.add(untilRunning(job));
        return job;
      });
      byHand.time(() -> byHand("true"));
    }
    compare("a job from request to its end", ours, byHand);
    told(running);
  }

  // A slot is taken by one job only; the next one is given time to be made.
  private void warmStart() throws Exception {
    int times = Math.max(5, 50 / scale);
    var running = new Samples();
    var ours = new Samples();
    var byHand = new Samples();
    for (int turn = 0; ours.count() < times; turn++) {
      if (turn > 3 * times) {
        throw new IOException("no container is kept ready");
      }
      byHand.time(() -> byHand("true"));
      Thread.sleep(SLOT_MILLIS);
      var taken = new Samples();
      var job = taken.time(() -> completed(api.awaitEnd(api.submitDefault("true"))));
      if (job.bool("warm_start")) {
        ours.add(taken.quantile(0.5));
        running.add(untilRunning(job));
      }
    }
    compare("a job in a container kept ready", ours, byHand);
    told(running);
  }

  private static double untilRunning(Fields job) {
    return Duration.between(job.instant("created_at"), job.instant("started_at")).toNanos() / 1e6;
  }

  private static void told(Samples running) {
    System.out.printf(
        "%-34s p50  %.0f ms, p95 %.0f ms, of %d%n",
        "of that, from request to running",
        running.quantile(0.5),
        running.quantile(0.95),
        running.count());
  }

  private Fields oneJob() throws IOException, InterruptedException {
    return completed(api.awaitEnd(api.submit("true")));
  }

  private static Fields completed(Fields job) throws IOException {
    if (!job.text("status", 20).equals("completed")) {
      throw new IOException("not completed: " + job.tree());
    }
    return job;
  }

  // What Flashpods gives each container too; it has no network either.
  private int byHand(String command) throws IOException, InterruptedException {
    return ended(
        flashpods
            .podman(
                "run",
                "--rm",
                "--network=none",
                "--read-only",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "--memory=1g",
                "--memory-swap=1g",
                "--cpus=1",
                "--pids-limit=1024",
                flashpods.image(),
                "/bin/sh",
                "-c",
                command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  private static int ended(Process process) throws IOException, InterruptedException {
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException("podman ended with " + code);
    }
    return code;
  }

  private void queue() throws Exception {
    int jobs = Math.max(4, 100 / scale);
    long begun = System.nanoTime();
    var ids = new ArrayList<String>();
    for (int i = 0; i < jobs; i++) {
      ids.add(api.submit("true"));
    }
    double submitted = seconds(begun);
    for (var id : ids) {
      completed(api.awaitEnd(id));
    }
    double ours = seconds(begun);
    begun = System.nanoTime();
    try (var two = Executors.newFixedThreadPool(2)) {
      var work = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < jobs; i++) {
        work.add(() -> byHand("true"));
      }
      for (var done : two.invokeAll(work)) {
        done.get();
      }
    }
    double hand = seconds(begun);
    System.out.printf(
        "%-34s flashpods %.1f s (taken in %.2f s)   by hand, two at a time %.1f s   ratio %.2f%n",
        jobs + " jobs queued at once", ours, submitted, hand, ours / hand);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  // By turns, after one turn that does not count: both begin with what is compiled and cached.
  private void log(int megabytes) throws Exception {
    long bytes = (long) megabytes * 1_000_000 / (scale > 1 ? 2 : 1);
    var command = "yes " + LINE + " | head -c " + bytes;
    var ours = new Samples();
    var byHand = new Samples();
    Fields job = completed(api.awaitEnd(api.submit(command)));
    for (int turn = 0; turn < LOG_TURNS; turn++) {
      job = ours.time(() -> completed(api.awaitEnd(api.submit(command))));
      byHand.time(() -> byHand(command));
    }
    var output = api.send("GET", "/jobs/" + job.text("id", 100) + "/output?tail=1", "");
    double each = bytes / 1e3 / ours.quantile(0.5);
    double hand = bytes / 1e3 / byHand.quantile(0.5);
    System.out.printf(
        "%-34s flashpods %.0f MB/s   by hand %.0f MB/s   ratio %.2f   kept %.1f MB, counted %.1f MB%s%n",
        "a log of " + bytes / 1_000_000 + " MB, start and end too",
        each,
        hand,
        each / hand,
        output.integer("total_bytes", 0, Long.MAX_VALUE) / 1e6,
        output.integer("produced_bytes", 0, Long.MAX_VALUE) / 1e6,
        output.bool("truncated") ? ", truncated" : "");
  }

  // Fifty callers that look every half second, beside a job that runs: 100 requests a second.
  private void pollers() throws Exception {
    var job = api.submit("yes " + LINE + " | head -c 1000000; sleep 600");
    var path = "/jobs/" + job;
    while (api.send("GET", path, "").text("status", 20).equals("starting")) {
      Thread.sleep(20);
    }
    int seconds = Math.max(3, 30 / scale);
    var alone = Samples.of(200, () -> api.send("GET", path, ""));
    var crowd = new Samples();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var callers = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < POLLERS; i++) {
        int first = i * 500 / POLLERS;
        callers.add(() -> {
          Thread.sleep(first);
          long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
          for (int n = 0; System.nanoTime() < end; n++) {
            var asked = n % 2 == 0 ? path : path + "/output?tail=100";
            crowd.time(() -> api.send("GET", asked, ""));
            Thread.sleep(500);
          }
          return true;
        });
      }
      for (var done : threads.invokeAll(callers)) {
        done.get();
      }
    }
    api.send("DELETE", path, "");
    for (double part : new double[] {0.5, 0.99}) {
      System.out.printf(
          "%-34s p%.0f  %d pollers %.1f ms   one caller %.1f ms   (%d requests in %d s)%n",
          "a look at a job and its log",
          part * 100,
          POLLERS,
          crowd.quantile(part),
          alone.quantile(part),
          crowd.count(),
          seconds);
    }
  }
}
