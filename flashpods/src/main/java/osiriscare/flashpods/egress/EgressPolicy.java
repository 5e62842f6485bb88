package osiriscare.flashpods.egress;

import java.util.List;

/// Where a job may connect to. No policy ever reaches this host, its tunnel, link-local or private
/// addresses.
public sealed interface EgressPolicy {
  /// Nowhere; the job has no network.
  record None() implements EgressPolicy {}

  /// Public addresses only.
  record PublicInternet() implements EgressPolicy {}

  /// These domains only, each by its full name.
  record Domains(List<String> domains) implements EgressPolicy {
    public Domains {
      domains = List.copyOf(domains);
    }
  }
}
