package osiriscare.appliance.drift.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import osiriscare.healing.baseline.Baseline;

/// Kernel parameters by their sysctl name. Text form: `name=value`, or `name=` where the kernel has
/// none.
public record KernelParameters(Map<String, String> values) {
  public KernelParameters {
    values = Map.copyOf(values);
  }

  static Seen<String> gather(Host host) {
    return Seen.joined(
        Baseline.KERNEL_PARAMETERS.stream()
            .map(name -> read(host, name).map(value -> line(name, value)))
            .toList());
  }

  private static String line(String name, String value) {
    return name + "=" + value + "\n";
  }

  private static Seen<String> read(Host host, String name) {
    if (name.startsWith("net.") && !host.sight().networkHidden().isEmpty()) {
      return new Seen.Hidden<>(host.sight().networkHidden());
    }
    return host.files()
        .text("/proc/sys/" + name.replace('.', '/'))
        .map(text -> PrintableText.of(text.orElse("").strip()));
  }

  /// Reads the text form.
  public static KernelParameters parse(String text) {
    var values = new LinkedHashMap<String, String>();
    for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
      var equals = line.indexOf('=');
      if (equals < 1) {
        throw new NotUnderstood("a kernel parameter without a name");
      }
      values.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return new KernelParameters(values);
  }

  /// The value, or empty when the kernel has no such parameter.
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }
}
