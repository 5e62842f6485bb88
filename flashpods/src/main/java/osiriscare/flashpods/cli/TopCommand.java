package osiriscare.flashpods.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import osiriscare.flashpods.cli.FlashpodsCommand.Connection;
import osiriscare.protocol.json.Fields;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `flashpods top`.
@Command(
    name = "top",
    description = "Shows what runs and waits, again and again until it is ended.",
    mixinStandardHelpOptions = true)
final class TopCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Connection connection;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--once", description = "Shows it once.")
  private boolean isOnce;

  TopCommand(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Integer call() throws InterruptedException {
    var out = Progress.to(spec).out();
    try (var api = connection.open()) {
      while (true) {
        var host = host(api.getAlways("/ready"));
        var jobs = new ArrayList<Fields>();
        for (var state : List.of("running", "starting", "pending")) {
          jobs.addAll(api.get("/jobs?limit=100&status=" + state).objects("jobs", 100, f -> f));
        }
        if (!isOnce) {
          out.print("\u001b[H\u001b[2J");
        }
        out.println(host);
        out.println();
        JobTableText.print(jobs, out);
        if (isOnce) {
          return 0;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private static String host(Fields ready) {
    return ready.text("status", 20).replace('_', ' ')
        + ": "
        + ready.integer("running_jobs", 0, Integer.MAX_VALUE)
        + " run, "
        + ready.integer("waiting", 0, Integer.MAX_VALUE)
        + " wait, free "
        + of(ready, "cpus")
        + " CPU, "
        + of(ready, "memory_gb")
        + " GB";
  }

  private static String of(Fields ready, String what) {
    return ready.object("available").integer(what, 0, Integer.MAX_VALUE)
        + " of "
        + ready.object("job_capacity").integer(what, 0, Integer.MAX_VALUE);
  }
}
