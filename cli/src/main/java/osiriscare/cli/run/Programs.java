package osiriscare.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.cli.database.HomeDatabase;
import osiriscare.cli.home.Home;
import osiriscare.cli.process.Child.Program;

/// How each program is started: which jar, with how much memory, and with which settings.
record Programs(Path root, Home home, Ports ports) {
  // What only the one who starts it can know: his Git, his mail server, his organisation's login,
  // his language model and whom it tells of tickets, and how far healing may go at once.
  private static final List<String> PASSED_ON =
      List.of(
          "OSIRIS_POLICY_SOURCES_FILE",
          "OSIRIS_SMTP_URL",
          "OSIRIS_SMTP_PASSWORD_FILE",
          "OSIRIS_MAIL_FROM",
          "OSIRIS_SECOND_FACTOR",
          "OSIRIS_OIDC_ISSUER",
          "OSIRIS_OIDC_CLIENT_ID",
          "OSIRIS_OIDC_CLIENT_SECRET_FILE",
          "OSIRIS_OIDC_NAME",
          "OSIRIS_L2_PROVIDER",
          "OSIRIS_L2_MODEL",
          "OSIRIS_L2_BASE_URL",
          "OSIRIS_L2_KEY_FILE",
          "OSIRIS_L2_STREAM",
          "OSIRIS_L2_MODE",
          "OSIRIS_L2_CONFIDENCE_PERCENT",
          "OSIRIS_L2_USD_PER_DAY",
          "OSIRIS_L2_CALLS_PER_HOUR",
          "OSIRIS_L2_TIMEOUT_SECONDS",
          "OSIRIS_L2_INPUT_CENTS_PER_MILLION",
          "OSIRIS_L2_OUTPUT_CENTS_PER_MILLION",
          "OSIRIS_CHANNELS_FILE",
          "OSIRIS_RELEASE_KEYS",
          "OSIRIS_PARTNERS_REACH_PRIVATE_ADDRESSES",
          "OSIRIS_BUDGET_SITE_HOSTS_PER_HOUR",
          "OSIRIS_BUDGET_SITE_PERCENT_PER_DAY",
          "OSIRIS_BUDGET_FLEET_HOSTS_PER_HOUR",
          "OSIRIS_BUDGET_FLEET_PERCENT_PER_DAY",
          "OSIRIS_BUDGET_FAILURE_PERCENT");

  Program central(HomeDatabase database) {
    var settings =
        new HashMap<>(
            Map.of(
                "OSIRIS_PORT", Integer.toString(ports.central()),
                "OSIRIS_RECEIVER_URL", ports.receiverUrl().toString(),
                "OSIRIS_KEYS_DIR", home.keys().toString(),
                "OSIRIS_ADMIN_PASSWORD_FILE", home.adminPassword().toString(),
                "OSIRIS_ADMIN_TOKEN_FILE", home.adminToken().toString(),
                "DATABASE_URL_FILE", database.centralUrl().toString()));
    var web = root.resolve("web/dist");
    if (Files.exists(web)) {
      settings.put("OSIRIS_WEB_DIR", web.toString());
    }
    for (var name : PASSED_ON) {
      Optional.ofNullable(System.getenv(name)).ifPresent(value -> settings.put(name, value));
    }
    return program("central", "central", List.of("-Xmx384m"), List.of(), settings);
  }

  Program receiver(HomeDatabase database) {
    return program(
        "receiver",
        "receiver",
        List.of("-Xmx192m"),
        List.of(),
        Map.of(
            "OSIRIS_RECEIVER_PORT", Integer.toString(ports.receiver()),
            "OSIRIS_RECEIVER_URL", ports.receiverUrl().toString(),
            "DATABASE_URL_FILE", database.receiverUrl().toString(),
            // Whoever puts a proxy of his own before this receiver says so where he starts it.
            "OSIRIS_TRUSTED_PROXIES",
                Optional.ofNullable(System.getenv("OSIRIS_TRUSTED_PROXIES")).orElse("")));
  }

  /// Claims the code in a file for this machine, deletes the file, and ends.
  Program claim(Path code) {
    return appliance(
        "provisioning", "--provision-interactive", "--provision-file", code.toString());
  }

  /// Where a code lies while it is claimed.
  Path provisionFile() {
    return home.folder().resolve("provision-code");
  }

  /// This machine's daemon.
  Program appliance() {
    return appliance("appliance");
  }

  // The receiver may have another port than at the last start: what is in config.yaml is
  // overridden.
  private Program appliance(String name, String... arguments) {
    var command = new ArrayList<>(List.of("--state-dir", home.appliance().toString()));
    command.addAll(List.of(arguments));
    return program(
        name,
        "appliance",
        List.of("-Xms8m", "-Xmn4m", "-Xmx128m", "-XX:TrimNativeHeapInterval=5000"),
        command,
        Map.of(
            "MCP_URL", ports.receiverUrl().toString(),
            "HEALING_DRY_RUN", "true",
            "MALLOC_ARENA_MAX", "1"));
  }

  Path applianceConfig() {
    return home.appliance().resolve("config.yaml");
  }

  private Program program(
      String name,
      String module,
      List<String> memory,
      List<String> arguments,
      Map<String, String> settings) {
    return new JavaPrograms(root, home).program(name, module, memory, arguments, settings);
  }
}
