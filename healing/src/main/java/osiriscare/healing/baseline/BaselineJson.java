package osiriscare.healing.baseline;

import java.util.Locale;
import java.util.Optional;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The baseline in force as JSON, in the form of its YAML file: what is hashed and what people
/// read.
public final class BaselineJson {
  private BaselineJson() {}

  /// The whole baseline, defaults included.
  public static ObjectNode of(Baseline baseline) {
    var json = Json.object();
    json.put("policy_version", baseline.policyVersion());
    json.set("patching", patching(baseline.patching()));
    json.set("critical_services", Json.array(baseline.criticalServices()));
    baseline.backup().ifPresent(backup -> json.set("backup", backup(backup)));
    var firewall = json.putObject("firewall");
    put(firewall, "ruleset_hash", baseline.firewall().rulesetHash());
    firewall.set("sets_ignored", Json.array(baseline.firewall().setsIgnored()));
    json.set("encrypted_volumes", Json.array(baseline.encryptedVolumes()));
    var time = json.putObject("time");
    time.set("servers", Json.array(baseline.time().servers()));
    time.put("offset_ms_max", baseline.time().offsetMsMax());
    var protections = json.putArray("protections");
    baseline.protections().forEach(protection -> protections.add(protection(protection)));
    json.set("logging", logging(baseline.logging()));
    json.put("disk_used_percent_max", baseline.diskUsedPercentMax());
    json.set("setuid_allowed", Json.array(baseline.setuidAllowed()));
    var parameters = json.putObject("kernel_parameters");
    baseline.kernelParameters().forEach(parameters::put);
    var ports = json.putObject("ports");
    ports.put("external_max", baseline.ports().externalMax());
    ports.set("allowed", Json.array(baseline.ports().allowed()));
    json.set("accounts_allowed", Json.array(baseline.accountsAllowed()));
    json.put("certificate_days_min", baseline.certificateDaysMin());
    return json;
  }

  private static ObjectNode patching(Baseline.Patching patching) {
    var json = Json.object();
    patching.generation().ifPresent(generation -> json.put("generation", generation));
    json.put("age_days_max", patching.ageDaysMax());
    json.put("lists_age_days_max", patching.listsAgeDaysMax());
    return json;
  }

  private static ObjectNode backup(Baseline.Backup backup) {
    var json = Json.object();
    json.put("kind", backup.kind().name().toLowerCase(Locale.ROOT));
    put(json, "status_file", backup.statusFile());
    put(json, "repository", backup.repository());
    put(json, "password_file", backup.passwordFile());
    json.put("age_hours_max", backup.ageHoursMax());
    json.put("restore_test_days_max", backup.restoreTestDaysMax());
    return json;
  }

  private static ObjectNode protection(Baseline.Protection protection) {
    var json = Json.object();
    json.put("service", protection.service());
    put(json, "program", protection.program());
    put(json, "sha256", protection.sha256());
    return json;
  }

  private static ObjectNode logging(Baseline.Logging logging) {
    var json = Json.object();
    json.set("services", Json.array(logging.services()));
    json.put("silence_minutes_max", logging.silenceMinutesMax());
    json.set("targets", Json.array(logging.targets()));
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<String> value) {
    value.ifPresent(text -> json.put(name, text));
  }
}
