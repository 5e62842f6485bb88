package osiriscare.cli.site;

import osiriscare.cli.CliSettings;
import osiriscare.cli.central.CentralOptions;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `osiris site`.
@Command(name = "site", description = "Shows sites.", mixinStandardHelpOptions = true)
public final class SiteCommand {
  private static final String ROW = "%-40s %-10s %-12s %s%n";
  private static final int PAGE = 200;

  private final CliSettings settings;

  public SiteCommand(CliSettings settings) {
    this.settings = settings;
  }

  @Command(
      name = "list",
      description = "Lists the sites, at most " + PAGE + ".",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin CentralOptions central,
      @Option(names = "--json", description = "Answer in JSON.") boolean json) {
    try (var client = central.connect(settings)) {
      var answer = client.get("sites?limit=" + PAGE);
      if (json) {
        System.out.println(Json.text(answer.tree()));
        return 0;
      }
      System.out.printf(ROW, "SITE", "STATUS", "APPLIANCES", "CHECKS");
      answer.objects("items", PAGE, SiteCommand::row).forEach(System.out::print);
      return 0;
    }
  }

  private static String row(Fields site) {
    var appliances = site.object("appliances");
    var checks = site.object("checks");
    return ROW.formatted(
        site.text("site_id"),
        site.text("live_status"),
        count(appliances, "online") + "/" + count(appliances, "total"),
        count(checks, "pass")
            + " pass, "
            + count(checks, "fail")
            + " fail, "
            + count(checks, "unknown")
            + " unknown");
  }

  private static long count(Fields fields, String name) {
    return fields.integer(name, 0, Long.MAX_VALUE);
  }
}
