package osiriscare.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/// One command as a person runs it: what it printed and what it ended with.
public record CommandLineRun(int status, String out, String err) {

  /// Runs a command in this process, one at a time, because the streams are the process's.
  public static synchronized CommandLineRun of(Object command, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var realOut = System.out;
    var realErr = System.err;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      var status =
          new CommandLine(command)
              .setExecutionExceptionHandler((e, _, _) -> failed(e))
              .execute(arguments);
      return new CommandLineRun(
          status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
  }

  private static int failed(Exception e) throws Exception {
    if (e instanceof CommandFailed failed) {
      System.err.println(failed.getMessage());
      return failed.exitStatus();
    }
    throw e;
  }
}
