package osiriscare.central.portal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;

/// What clients see, on the wire.
public final class PostureViews {
  private PostureViews() {}

  /// How something stands. Not to know is neither: no news is not good news.
  public enum Standing {
    /// At least one machine is not as it should be.
    FAILS,
    /// Nobody looked, or too long ago, or what looks is silent.
    UNKNOWN,
    /// Every machine that is looked at was as it should be a while ago at most.
    HOLDS
  }

  /// What only somebody at the clinic can do.
  public enum ClinicTask {
    /// There is no appliance, or it was never heard of: it has to be plugged in.
    CONNECT,
    /// It was heard of and is silent: power, or the line.
    LOOK_AT_APPLIANCE;

    /// The task with this place among all; PostgreSQL counts them so.
    static ClinicTask at(int place) {
      return Arrays.asList(values()).get(place);
    }
  }

  /// One check at one site, over all its machines.
  public record CheckPosture(
      @Described(example = "firewall") String check,
      @Described(example = "Firewall") String title,
      @Described(value = "When it passes, in words", example = "The firewall is on") String meaning,
      Standing standing,
      int machines,
      int failingMachines,
      Instant observedAt,
      @Described("The evidence of the machine that stands worst") String bundleId) {}

  /// One site.
  public record SitePosture(
      String siteId,
      String name,
      Standing standing,
      @Described("When its appliance was last heard of; null when never")
          Optional<Instant> lastHeardAt,
      Optional<ClinicTask> task,
      @Described("What the provider is working on here") int openTickets,
      int holds,
      int fails,
      int unknown,
      @Described("Those that fail first") List<CheckPosture> checks) {
    public SitePosture {
      checks = List.copyOf(checks);
    }
  }

  /// How a client stands.
  public record ClientDashboard(
      @Described("The worst of its sites; unknown without any") Standing standing,
      List<SitePosture> sites,
      @Described("Repairs since the month began, by UTC") int fixedThisMonth,
      Instant at) {
    public ClientDashboard {
      sites = List.copyOf(sites);
    }
  }

  /// A repair that held.
  public record ClientFix(
      String executionId,
      String siteId,
      String siteName,
      @Described(example = "firewall") String check,
      @Described(example = "Firewall") String title,
      Instant fixedAt,
      @Described("How long it took") long durationMs,
      @Described("The evidence of it; null when there is none yet") Optional<String> bundleId) {}

  /// What a month brought to a site.
  public record SiteMonth(
      String siteId,
      String name,
      @Described("Signed records of that month") int bundles,
      int passes,
      int failures,
      int unknown,
      int fixes,
      int incidentsOpened,
      int incidentsResolved) {}

  /// A month of a client, from the evidence itself.
  public record ClientMonth(
      @Described(example = "2026-11") String month,
      String clientName,
      @Described("False while the month goes on") boolean isOver,
      List<SiteMonth> sites,
      Instant madeAt) {
    public ClientMonth {
      sites = List.copyOf(sites);
    }
  }
}
