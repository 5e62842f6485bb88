package osiriscare.cli.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import osiriscare.cli.home.Home;
import osiriscare.cli.process.Child.Program;

/// How Flashpods is started here: everything in one folder, open to this machine only. Whatever the
/// environment says of FLASHPODS_… besides is handed on.
record FlashpodsPrograms(JavaPrograms programs, Home home, URI url) {
  private static final String COMMAND_LINE = "osiriscare.flashpods.cli.FlashpodsCommand";

  /// The API.
  Program api(Path socket, String image) {
    var settings = new HashMap<String, String>();
    System.getenv()
        .forEach((name, value) -> {
          if ((name.startsWith("FLASHPODS_") && !name.endsWith("_TOKEN"))
              || name.equals("RUST_LOG")) {
            settings.put(name, value);
          }
        });
    settings.putIfAbsent("FLASHPODS_PREPULL_IMAGES", "none");
    settings.putIfAbsent("FLASHPODS_DEFAULT_IMAGE", image);
    settings.putIfAbsent("FLASHPODS_ALLOWED_IMAGES", allowed());
    settings.putIfAbsent("FLASHPODS_RSYNC_ALLOW", "127.0.0.1");
    // A network would need a bridge and rules of this machine.
    settings.putIfAbsent("FLASHPODS_DEFAULT_NETWORK", "none");
    // Ctrl-C waits for every job's end.
    settings.putIfAbsent("FLASHPODS_GRACE_SECONDS", "2");
    settings.putAll(
        Map.of(
            "FLASHPODS_DB_PATH", home.database().resolve("flashpods.db").toString(),
            "FLASHPODS_UPLOADS_PATH", home.folder().resolve("uploads").toString(),
            "FLASHPODS_ARTIFACTS_PATH", home.folder().resolve("artifacts").toString(),
            "FLASHPODS_LOGS_PATH", home.folder().resolve("job-log").toString(),
            "FLASHPODS_LISTEN_ADDR", url.getHost() + ":" + url.getPort(),
            "FLASHPODS_TOKEN_FILE", tokenFile().toString(),
            "FLASHPODS_PODMAN_SOCKET", socket.toString()));
    return programs.program("flashpods", "flashpods", List.of("-Xmx256m"), List.of(), settings);
  }

  // The documented images, pulled when a job asks for one, and the one made here.
  private static String allowed() {
    return "rust:*,node:*,python:*,ubuntu:*,alpine:*," + ScratchImage.NAME;
  }

  Path tokenFile() {
    return home.folder().resolve("api-token");
  }

  /// `flashpods`, the command line.
  Program commandLine(String name, List<String> arguments) {
    return programs.program(
        name,
        "flashpods",
        COMMAND_LINE,
        arguments,
        Map.of("FLASHPODS_URL", url.toString(), "FLASHPODS_TOKEN_FILE", tokenFile().toString()));
  }
}
