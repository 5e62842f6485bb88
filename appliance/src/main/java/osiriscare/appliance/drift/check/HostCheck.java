package osiriscare.appliance.drift.check;

import java.util.function.Function;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;

/// One check that runs on the host.
///
/// @param check its entry in the catalogue
public record HostCheck(Check check, Function<Subject, Finding> run) {
  static HostCheck of(String type, Function<Subject, Finding> run) {
    return new HostCheck(CheckCatalogue.require(type), run);
  }
}
