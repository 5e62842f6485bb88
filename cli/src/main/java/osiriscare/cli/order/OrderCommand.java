package osiriscare.cli.order;

import java.util.Map;
import osiriscare.cli.CliSettings;
import osiriscare.cli.central.CentralOptions;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `osiris order`.
@Command(name = "order", description = "Gives orders.", mixinStandardHelpOptions = true)
public final class OrderCommand {
  private final CliSettings settings;

  public OrderCommand(CliSettings settings) {
    this.settings = settings;
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Gives an appliance an order, signed by Central.",
        "",
        "For example: osiris order create clinic-abc123-84:3A:5B:91:B6:61 view_logs -p lines=20",
        ""
      })
  int create(
      @Mixin CentralOptions central,
      @Parameters(
              paramLabel = "APPLIANCE",
              description = "Whom, as `osiris site list` and the dashboard show it.")
          ApplianceId appliance,
      @Parameters(
              paramLabel = "TYPE",
              description = "What: force_checkin, run_drift, diagnostic or view_logs.")
          String type,
      @Option(
              names = {"-p", "--parameter"},
              paramLabel = "NAME=VALUE",
              description = "A parameter of the order; a whole number is sent as one.")
          Map<String, String> parameters,
      @Option(names = "--json", description = "Answer in JSON.") boolean json) {
    var body = Json.object().put("order_type", type);
    var typed = body.putObject("parameters");
    parameters.forEach((name, value) -> {
      if (value.matches("-?[0-9]{1,15}")) {
        typed.put(name, Long.parseLong(value));
      } else {
        typed.put(name, value);
      }
    });
    try (var client = central.connect(settings)) {
      var order =
          client.post(
              body, "sites", appliance.site().value(), "appliances", appliance.value(), "orders");
      System.out.println(
          json
              ? Json.text(order.tree())
              : order.text("order_id") + " waits for " + appliance + " to fetch it.");
      return 0;
    }
  }
}
