package osiriscare.protocol.healing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// How much automatic healing one appliance may do until it hears more: Central's share-out of the
/// blast-radius budget of site and fleet. Without a valid one a small local floor holds.
///
/// @param runbooks what may run; a runbook that is not listed has the local floor
public record Allowance(
    ApplianceId appliance,
    Instant issuedAt,
    Instant expiresAt,
    Map<RunbookId, RunbookAllowance> runbooks) {
  private static final String VERSION = "1";
  private static final String KIND = "allowance";
  private static final int REASON_MAX = 500;
  private static final long CLOCK_TOLERANCE_SECONDS = 60;

  /// The allowance of one runbook.
  ///
  /// @param hosts how many hosts it may still act on until the allowance ends, 0 or more
  /// @param isStopped whether a person was asked and it must not run by itself anywhere
  /// @param reason why it is stopped or spent
  public record RunbookAllowance(int hosts, boolean isStopped, Optional<String> reason) {}

  public Allowance {
    runbooks = Map.copyOf(runbooks);
  }

  /// Whether it holds at this time.
  public boolean isValidAt(Instant now) {
    return !now.isBefore(issuedAt.minusSeconds(CLOCK_TOLERANCE_SECONDS)) && now.isBefore(expiresAt);
  }

  /// What it says of one runbook, for the evidence of a decision about it.
  public Allowance about(RunbookId runbook) {
    var own = runbooks.get(runbook);
    return new Allowance(
        appliance, issuedAt, expiresAt, own == null ? Map.of() : Map.of(runbook, own));
  }

  /// Reads a payload.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static Allowance from(Fields fields) {
    if (!fields.text("version", 10).equals(VERSION)) {
      throw fields.wrong("version", "must be " + VERSION);
    }
    if (!fields.text("kind", 20).equals(KIND)) {
      throw fields.wrong("kind", "must be " + KIND);
    }
    var runbooks = new TreeMap<RunbookId, RunbookAllowance>();
    var listed = fields.object("runbooks");
    for (var name : listed.tree().propertyNames()) {
      var one = listed.object(name);
      RunbookId id;
      try {
        id = new RunbookId(name);
      } catch (IllegalArgumentException e) {
        throw listed.wrong(name, String.valueOf(e.getMessage()));
      }
      runbooks.put(
          id,
          new RunbookAllowance(
              (int) one.integer("hosts", 0, 1_000_000),
              one.bool("stopped"),
              one.optionalText("reason", REASON_MAX)));
    }
    return new Allowance(
        fields.parsed("appliance_id", ApplianceId::new),
        fields.instant("issued_at"),
        fields.instant("expires_at"),
        runbooks);
  }

  /// The payload to sign.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("version", VERSION);
    json.put("kind", KIND);
    json.put("appliance_id", appliance.value());
    json.put("issued_at", issuedAt.toString());
    json.put("expires_at", expiresAt.toString());
    var listed = json.putObject("runbooks");
    new TreeMap<>(runbooks)
        .forEach((id, one) -> {
          var entry = listed.putObject(id.value());
          entry.put("hosts", one.hosts());
          entry.put("stopped", one.isStopped());
          one.reason().ifPresent(reason -> entry.put("reason", reason));
        });
    return json;
  }
}
