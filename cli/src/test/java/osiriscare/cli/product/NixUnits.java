package osiriscare.cli.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import osiriscare.testkit.nix.NixEvaluation;

/// The units that our NixOS modules come to, on a Debian host: with the files of the store that
/// they name, and start scripts where the packages would be.
final class NixUnits {
  private static final Map<String, String> PROGRAMS =
      Map.of(
          "compliance-agent/bin/compliance-agent",
          "osiriscare.appliance.ApplianceMain",
          "compliance-agent/bin/osiriscare-root-helper",
          "osiriscare.appliance.roothelper.RootHelperMain",
          "appliance-daemon/bin/appliance-daemon",
          "osiriscare.appliance.ApplianceMain");

  private NixUnits() {}

  // The daemon's is the one that ships, which may run an overlay; the root helper's never does.
  private static String script(String main) throws IOException {
    var java = DebianHost.java();
    if (!main.equals("osiriscare.appliance.ApplianceMain")) {
      return "#!/bin/sh\nexec %s -cp %s %s \"$@\"\n"
          .formatted(String.join(" ", java), HostedAppliance.jar(), main);
    }
    return """
    #!/bin/bash
    java=%s
    options=(%s)
    packaged=%s
    main=%s
    tools=/usr/bin
    """
            .formatted(
                java.getFirst(),
                String.join(" ", java.subList(1, java.size())),
                HostedAppliance.jar(),
                main)
        + Files.readString(NixEvaluation.sources().resolve("packages/start.sh"));
  }

  /// Evaluates the appliance's module with both profiles, and puts what its units need on the host.
  ///
  /// @param releaseKey in hex, that may sign a version of the agent
  static NixEvaluation install(DebianHost host, Path folder, String releaseKey)
      throws IOException, InterruptedException {
    return install(
        host,
        NixEvaluation.of(
            folder,
            List.of("modules/appliance-daemon.nix"),
            """
            { services.appliance-daemon = {
                enable = true; pullOnly = true; statusPage = false; siteRanges = [ "10.0.0.0/8" ];
                releaseKeys = [ "%s" ];
            }; }
            """
                .formatted(releaseKey)));
  }

  /// Puts what the units of an evaluation need on the host.
  ///
  /// @return the same
  static NixEvaluation install(DebianHost host, NixEvaluation evaluation)
      throws IOException, InterruptedException {
    for (var program : PROGRAMS.entrySet()) {
      var path = "/opt/osiriscare/" + program.getKey();
      host.write(path, script(program.getValue()));
      host.run("chmod", "755", path);
    }
    host.run("mkdir", "-p", "/nix/store");
    try (var files = Files.list(evaluation.store().resolve("nix/store"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        host.write("/nix/store/" + file.getFileName(), Files.readString(file));
      }
    }
    return evaluation;
  }
}
