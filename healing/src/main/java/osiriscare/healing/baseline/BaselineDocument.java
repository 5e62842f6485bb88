package osiriscare.healing.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import osiriscare.healing.document.YamlTree;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Reads a baseline. What is left out has the built-in value; what is unknown or ill-typed is
/// refused with the field's name, because a misspelt key would silently check nothing.
public final class BaselineDocument {
  private static final int LIST_MAX = 500;
  private static final int TEXT_MAX = 500;
  private static final int VERSION_MAX = 64;
  private static final Baseline BUILT_IN = Baseline.builtIn();

  private BaselineDocument() {}

  /// Reads the text of a file.
  ///
  /// @throws InvalidRequest naming the first field that is wrong
  public static Baseline yaml(String text) {
    return from(YamlTree.read(text, "baseline"));
  }

  /// Reads it from JSON.
  ///
  /// @throws InvalidRequest naming the first field that is wrong
  public static Baseline from(Fields top) {
    return from(top, top.text("policy_version", VERSION_MAX));
  }

  /// Reads it from JSON that may name no version.
  ///
  /// @param version that it has when it names none
  /// @throws InvalidRequest naming the first field that is wrong
  public static Baseline from(Fields top, String version) {
    only(
        top,
        "policy_version",
        "patching",
        "critical_services",
        "backup",
        "firewall",
        "encrypted_volumes",
        "time",
        "protections",
        "logging",
        "disk_used_percent_max",
        "setuid_allowed",
        "kernel_parameters",
        "ports",
        "accounts_allowed",
        "certificate_days_min");
    return new Baseline(
        top.optionalText("policy_version", VERSION_MAX).orElse(version),
        patching(part(top, "patching")),
        names(top, "critical_services"),
        top.has("backup") ? Optional.of(backup(top.object("backup"))) : Optional.empty(),
        firewall(part(top, "firewall")),
        paths(top, "encrypted_volumes"),
        time(part(top, "time")),
        top.has("protections")
            ? top.objects("protections", 20, BaselineDocument::protection)
            : List.of(),
        logging(part(top, "logging")),
        number(top, "disk_used_percent_max", 1, 100, BUILT_IN.diskUsedPercentMax()),
        paths(top, "setuid_allowed"),
        kernelParameters(top),
        ports(part(top, "ports")),
        names(top, "accounts_allowed"),
        number(top, "certificate_days_min", 0, 3650, BUILT_IN.certificateDaysMin()));
  }

  private static Baseline.Patching patching(Fields fields) {
    only(fields, "generation", "age_days_max", "lists_age_days_max");
    var builtIn = BUILT_IN.patching();
    return new Baseline.Patching(
        fields.optionalInteger("generation", 1, 1_000_000_000),
        number(fields, "age_days_max", 1, 3650, builtIn.ageDaysMax()),
        number(fields, "lists_age_days_max", 1, 3650, builtIn.listsAgeDaysMax()));
  }

  private static Baseline.Backup backup(Fields fields) {
    only(
        fields,
        "kind",
        "status_file",
        "repository",
        "password_file",
        "age_hours_max",
        "restore_test_days_max");
    var kind = fields.oneOf("kind", Baseline.Backup.Kind.class);
    require(fields, "status_file", kind == Baseline.Backup.Kind.STATUS_FILE);
    require(fields, "repository", kind != Baseline.Backup.Kind.STATUS_FILE);
    require(fields, "password_file", kind == Baseline.Backup.Kind.RESTIC);
    return new Baseline.Backup(
        kind,
        fields.optionalParsed("status_file", BaselineDocument::path),
        fields.optionalParsed("repository", BaselineDocument::argument),
        fields.optionalParsed("password_file", BaselineDocument::path),
        number(fields, "age_hours_max", 1, 10_000, 24),
        number(fields, "restore_test_days_max", 1, 3650, 30));
  }

  private static Baseline.Firewall firewall(Fields fields) {
    only(fields, "ruleset_hash", "sets_ignored");
    return new Baseline.Firewall(
        fields.optionalParsed("ruleset_hash", BaselineDocument::hash),
        list(fields, "sets_ignored", BUILT_IN.firewall().setsIgnored()));
  }

  private static Baseline.Time time(Fields fields) {
    only(fields, "servers", "offset_ms_max");
    return new Baseline.Time(
        list(fields, "servers", BUILT_IN.time().servers()),
        number(fields, "offset_ms_max", 1, 3_600_000, BUILT_IN.time().offsetMsMax()));
  }

  private static Baseline.Protection protection(Fields fields) {
    only(fields, "service", "program", "sha256");
    require(fields, "program", fields.has("sha256"));
    require(fields, "sha256", fields.has("program"));
    return new Baseline.Protection(
        fields.parsed("service", BaselineDocument::name),
        fields.optionalParsed("program", BaselineDocument::path),
        fields.optionalParsed("sha256", Sha256::requireHex));
  }

  private static Baseline.Logging logging(Fields fields) {
    only(fields, "services", "silence_minutes_max", "targets");
    var builtIn = BUILT_IN.logging();
    return new Baseline.Logging(
        fields.has("services") ? names(fields, "services") : builtIn.services(),
        number(fields, "silence_minutes_max", 1, 100_000, builtIn.silenceMinutesMax()),
        list(fields, "targets", builtIn.targets()));
  }

  private static Baseline.Ports ports(Fields fields) {
    only(fields, "external_max", "allowed");
    var allowed = list(fields, "allowed", BUILT_IN.ports().allowed());
    for (int i = 0; i < allowed.size(); i++) {
      if (!allowed.get(i).matches("(tcp|udp)/[1-9][0-9]{0,4}")) {
        throw fields.wrong("allowed[" + i + "]", "must be like tcp/22");
      }
    }
    return new Baseline.Ports(
        number(fields, "external_max", 0, 65_535, BUILT_IN.ports().externalMax()), allowed);
  }

  /// Named values replace the built-in ones, so that a site can also allow forwarding.
  private static Map<String, String> kernelParameters(Fields top) {
    var wanted = new HashMap<>(BUILT_IN.kernelParameters());
    var fields = part(top, "kernel_parameters");
    only(fields, Baseline.KERNEL_PARAMETERS.toArray(String[]::new));
    for (var property : fields.tree().properties()) {
      wanted.put(
          property.getKey(),
          property.getValue().isIntegralNumber()
              ? String.valueOf(property.getValue().longValue())
              : fields.text(property.getKey(), 50));
    }
    return wanted;
  }

  private static Fields part(Fields fields, String name) {
    return fields.has(name) ? fields.object(name) : Fields.of(Json.object());
  }

  private static int number(Fields fields, String name, int min, int max, int builtIn) {
    return fields.optionalInteger(name, min, max).map(Math::toIntExact).orElse(builtIn);
  }

  private static List<String> list(Fields fields, String name, List<String> builtIn) {
    return fields.has(name) ? fields.texts(name, LIST_MAX, TEXT_MAX) : builtIn;
  }

  private static List<String> names(Fields fields, String name) {
    return checked(fields, name, BaselineDocument::name);
  }

  private static List<String> paths(Fields fields, String name) {
    return checked(fields, name, BaselineDocument::path);
  }

  private static List<String> checked(Fields fields, String name, UnaryOperator<String> check) {
    var result = new ArrayList<String>();
    for (var value : fields.texts(name, LIST_MAX, TEXT_MAX)) {
      try {
        result.add(check.apply(value));
      } catch (IllegalArgumentException e) {
        throw fields.wrong(name + "[" + result.size() + "]", String.valueOf(e.getMessage()));
      }
    }
    return result;
  }

  private static String name(String text) {
    return matching(
        text, "[A-Za-z0-9_][A-Za-z0-9_.@:-]{0,100}", "must be the name of a service or account");
  }

  private static String path(String text) {
    return matching(text, "/[^\\p{Cntrl}]{0,499}", "must be an absolute path");
  }

  /// It stands among a program's arguments, where a leading dash would make it an option.
  private static String argument(String text) {
    return matching(text, "[^-\\p{Cntrl}][^\\p{Cntrl}]{0,499}", "must not start with a dash");
  }

  private static String hash(String text) {
    return matching(text, "sha256:[0-9a-f]{64}", "must be sha256: and 64 hex digits");
  }

  private static String matching(String text, String form, String message) {
    if (!text.matches(form)) {
      throw new IllegalArgumentException(message);
    }
    return text;
  }

  private static void require(Fields fields, String name, boolean isNeeded) {
    if (isNeeded && !fields.has(name)) {
      throw fields.wrong(name, "is required here");
    }
  }

  private static void only(Fields fields, String... known) {
    var unknown = new TreeSet<>(fields.tree().propertyNames());
    unknown.removeAll(Set.of(known));
    if (!unknown.isEmpty()) {
      throw fields.wrong(unknown.first(), "is not a key of a baseline");
    }
  }
}
