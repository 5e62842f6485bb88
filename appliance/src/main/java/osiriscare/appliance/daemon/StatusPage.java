package osiriscare.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The page that a web server on the appliance shows to whoever is on the clinic's network: that it
/// works, and nothing about the clinic, its machines or what was found on them.
final class StatusPage {
  private final Optional<Path> folder;

  /// @param folder where the web server finds it; without one there is no page
  StatusPage(Optional<Path> folder) {
    this.folder = folder;
  }

  /// Writes it anew, whole or not at all, readable for everybody.
  void write(JsonNode status) throws IOException {
    if (folder.isEmpty()) {
      return;
    }
    var checkin = status.path("checkin");
    var page =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta http-equiv="refresh" content="60">
        <title>OsirisCare appliance</title>
        <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}dt{color:#555}dd{margin:0 0 1rem}</style>
        </head>
        <body>
        <h1>OsirisCare appliance</h1>
        <dl>
        <dt>Last contact with Central Command</dt><dd>%s</dd>
        <dt>Last contact that worked</dt><dd>%s</dd>
        <dt>Last look at the machines</dt><dd>%s</dd>
        <dt>Evidence that waits to be sent</dt><dd>%d</dd>
        <dt>Version</dt><dd>%s</dd>
        </dl>
        </body>
        </html>
        """
            .formatted(
                text(checkin.path("at")) + ": " + text(checkin.path("result")),
                text(checkin.path("last_ok")),
                text(status.path("scan").path("at")),
                status.path("evidence_waiting").asLong(0),
                text(status.path("build_id")));
    var fresh = folder.get().resolve("index.html.new");
    Files.writeString(fresh, page);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(fresh, folder.get().resolve("index.html"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String text(JsonNode value) {
    var text = value.isMissingNode() ? "not yet" : value.asString();
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
