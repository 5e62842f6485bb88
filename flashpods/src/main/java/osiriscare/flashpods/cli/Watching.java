package osiriscare.flashpods.cli;

import java.io.IOException;
import java.time.Duration;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.JobState;
import osiriscare.protocol.json.Fields;

/// Stays with a job until it has ended, printing what it prints. While it waits in the queue it is
/// asked for now and then; from its start on, its output is one long answer of the API.
final class Watching {
  private static final Duration PAUSE_MIN = Duration.ofMillis(50);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

  private final ApiClient api;
  private final JobId job;
  private final Progress progress;
  private final LogPrinter printer;

  Watching(ApiClient api, JobId job, Progress progress) {
    this.api = api;
    this.job = job;
    this.progress = progress;
    this.printer = new LogPrinter(progress.out(), true);
  }

  /// What the program ends with: the job's own code. Ended from the keyboard, the job ends too.
  int untilEnd() throws IOException, InterruptedException {
    var end = new Thread(this::kill, "kill " + job);
    Runtime.getRuntime().addShutdownHook(end);
    try {
      progress.say(job.value());
      return code(last());
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(end);
      } catch (IllegalStateException _) {
        // The program is being ended: the hook does its work.
      }
    }
  }

  private Fields last() throws IOException, InterruptedException {
    var pause = PAUSE_MIN;
    while (true) {
      var seen = api.get("/jobs/" + job);
      var state = state(seen);
      if (state != JobState.PENDING) {
        printer.print(api, job, !state.isOver());
      }
      if (state.isOver()) {
        printer.end();
        return seen;
      }
      progress.now(text(state, seen));
      Thread.sleep(pause);
      var longer = pause.multipliedBy(2);
      pause = longer.compareTo(PAUSE_MAX) < 0 ? longer : PAUSE_MAX;
    }
  }

  static JobState state(Fields job) {
    return JobState.of(job.text("status", 20))
        .orElseThrow(() -> job.wrong("status", "is a state that this program does not know"));
  }

  private static String text(JobState state, Fields seen) {
    var place = seen.optionalInteger("queue_position", 0, Integer.MAX_VALUE);
    return place.map(p -> "waiting, place " + p + " in the queue").orElse(state.word());
  }

  private int code(Fields seen) {
    var state = state(seen);
    var error = seen.optionalText("error", 2000).map(e -> ": " + Progress.clean(e)).orElse("");
    var code = seen.optionalInteger("exit_code", 0, 255).map(Math::toIntExact);
    progress.say(
        state.word().replace('_', ' ')
            + code.map(c -> ", exit code " + c).orElse("")
            + error
            + seen.optionalInteger("duration_seconds", 0, Long.MAX_VALUE)
                .map(s -> ", " + s + " s")
                .orElse(""));
    return state == JobState.COMPLETED ? 0 : code.filter(c -> c != 0).orElse(CommandFailed.FAILED);
  }

  private void kill() {
    try {
      api.delete("/jobs/" + job);
      progress.say("ended " + job);
    } catch (ApiRefused | CommandFailed e) {
      progress.say("could not end " + job + ": " + e.getMessage());
    }
  }
}
