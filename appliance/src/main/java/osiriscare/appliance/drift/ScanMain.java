package osiriscare.appliance.drift;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import osiriscare.appliance.drift.baseline.BaselineSource;
import osiriscare.appliance.drift.host.Senses;
import osiriscare.appliance.roothelper.RootHelperClient;
import osiriscare.protocol.id.HostId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Scans this machine once against the built-in baseline and prints what was found. It needs no
/// configuration, sends nothing and keeps nothing.
@Command(name = "scan", mixinStandardHelpOptions = true)
public final class ScanMain implements Callable<Integer> {
  @Option(names = "--json", description = "print JSON lines instead of a table")
  private boolean isJson;

  @Option(
      names = "--state",
      description = "directory whose volume must be encrypted (default: ${DEFAULT-VALUE})")
  private Path state = Path.of("/var/lib/msp");

  @Option(names = "--central", description = "address of Central (default: ${DEFAULT-VALUE})")
  private URI central = URI.create("http://localhost:8000");

  @Option(names = "--helper", description = "socket of the root helper (default: ask none)")
  private @Nullable Path helper;

  private final PrintWriter out;

  private ScanMain(PrintWriter out) {
    this.out = out;
  }

  /// Runs and ends with 0 when the scan ran, whatever it found.
  public static void main(String[] arguments) {
    var command =
        new CommandLine(new ScanMain(new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    var context = new ScanContext(hostId(), state, central);
    var result = DriftScan.ofThisMachine(context, BaselineSource.builtIn(), senses()).run();
    out.print(isJson ? ScanReport.jsonLines(result) : ScanReport.table(result));
    out.flush();
    return 0;
  }

  private Senses senses() {
    return helper == null ? Senses.NO_HELPER : RootHelperClient.at(helper);
  }

  private static HostId hostId() {
    try {
      return new HostId(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException _) {
      return new HostId("localhost");
    }
  }
}
