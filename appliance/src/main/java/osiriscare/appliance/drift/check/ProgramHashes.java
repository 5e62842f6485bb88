package osiriscare.appliance.drift.check;

import java.util.List;
import java.util.stream.Stream;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.healing.baseline.Baseline;

/// Compares programs with the hashes that the baseline names.
final class ProgramHashes {
  private ProgramHashes() {}

  /// Paths of the programs that are absent or have another hash.
  static Seen<List<String>> of(Host host, List<Baseline.Protection> protections) {
    Seen<List<String>> wrong = new Seen.Known<>(List.of());
    for (var protection : protections) {
      if (protection.program().isPresent() && protection.sha256().isPresent()) {
        var path = protection.program().get();
        var expected = protection.sha256().get();
        wrong =
            wrong.with(
                host.files().sha256(path),
                (before, actual) ->
                    actual.filter(expected::equals).isPresent() ? before : plus(before, path));
      }
    }
    return wrong;
  }

  private static List<String> plus(List<String> before, String path) {
    return Stream.concat(before.stream(), Stream.of(path)).toList();
  }
}
