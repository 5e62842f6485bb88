package osiriscare.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.agent.AgentDoor;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// `status.json`: how the daemon is, for whoever stands before the machine.
final class StatusFile {
  private static final Logger log = LoggerFactory.getLogger(StatusFile.class);

  private final Path file;
  private final ObjectNode state = Json.object();
  private StatusPage page = new StatusPage(Optional.empty()); // guarded by this

  StatusFile(Path stateDir) {
    this.file = stateDir.resolve("status.json");
    state.put("build_id", BuildInfo.current().id());
  }

  /// Also writes it as a page into this folder, from now on.
  synchronized void publish(Path folder) {
    page = new StatusPage(Optional.of(folder));
    write();
  }

  synchronized void checkedIn(Instant at, String result) {
    var checkin = state.withObjectProperty("checkin");
    checkin.put("at", at.toString());
    checkin.put("result", result);
    if (result.equals("ok")) {
      checkin.put("last_ok", at.toString());
    }
    write();
  }

  synchronized void pinMatches(boolean matches) {
    state.put("server_key_matches_pin", matches);
  }

  synchronized void scanned(ScanResult scan) {
    var counts = Json.object().put("pass", 0).put("fail", 0).put("unknown", 0);
    for (var observation : scan.observations()) {
      var word = observation.verdict().word();
      counts.put(word, counts.get(word).intValue() + 1);
    }
    var summary = state.putObject("scan");
    summary.put("at", scan.end().toString());
    summary.put("policy_version", scan.facts().policyVersion());
    summary.set("counts", counts);
    write();
  }

  synchronized void queue(long waiting, long deadLetters) {
    if (waiting != state.path("evidence_waiting").asLong(-1)
        || deadLetters != state.path("dead_letters").asLong(-1)) {
      state.put("evidence_waiting", waiting);
      state.put("dead_letters", deadLetters);
      write();
    }
  }

  synchronized void agents(AgentDoor.Count count) {
    var now = Json.object().put("enrolled", count.enrolled()).put("connected", count.listening());
    if (!now.equals(state.path("agents"))) {
      state.set("agents", now);
      write();
    }
  }

  synchronized Optional<String> policyVersion() {
    var version = state.path("scan").path("policy_version");
    return version.isString() ? Optional.of(version.stringValue()) : Optional.empty();
  }

  /// The whole status as text.
  synchronized String text() {
    return Json.text(state);
  }

  /// How the last check-in went and what waits, in one line.
  synchronized String line() {
    var checkin = state.path("checkin");
    if (checkin.isMissingNode()) {
      return "no check-in yet";
    }
    return "check-in at %s: %s; %d bundles of evidence wait"
        .formatted(
            checkin.path("at").asString(),
            checkin.path("result").asString(),
            state.path("evidence_waiting").asLong(0));
  }

  private void write() {
    try {
      AtomicFile.writePrivate(file, Json.text(state) + "\n");
      page.write(state);
    } catch (IOException e) {
      log.atWarn().setCause(e).log("cannot write the status");
    }
  }
}
