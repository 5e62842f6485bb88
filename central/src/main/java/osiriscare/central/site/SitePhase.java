package osiriscare.central.site;

import osiriscare.central.route.Described;

/// How far a site is with coming up, as derived from what Central has seen; the last one lasts.
///
/// In order: discovering → awaiting credentials → enumerating → deploying → scanning → complete. A
/// site goes back when something new is asked of it, such as another appliance or credential.
public enum SitePhase {
  /// No appliance of it has checked in yet.
  DISCOVERING(10),
  /// Its appliance has nothing that opens the clinic's machines.
  AWAITING_CREDENTIALS(20),
  /// The appliance fetches credentials, and looks for what they open.
  ENUMERATING(40),
  /// Watchers that were registered have not said anything yet.
  DEPLOYING(60),
  /// An appliance has not delivered a whole scan yet.
  SCANNING(80),
  COMPLETE(100);

  private final int percent;

  SitePhase(int percent) {
    this.percent = percent;
  }

  /// How much is done when it begins, as the documents say: 10–100.
  int percent() {
    return percent;
  }

  /// What comes next is waited for.
  public enum WaitsFor {
    APPLIANCE,
    FIRST_CHECKIN,
    CREDENTIALS,
    DELIVERY,
    ENUMERATION,
    WATCHERS,
    FIRST_SCAN,
    NOTHING
  }

  /// Where a site is.
  ///
  /// @param count of what is waited for, such as credentials that were not fetched; 0 for nothing
  public record SiteProgress(
      SitePhase phase,
      @Described("10 to 100") int percent,
      WaitsFor waitsFor,
      @Described("How many of what is waited for") int count) {
    private SiteProgress(SitePhase phase, WaitsFor waitsFor, int count) {
      this(phase, phase.percent, waitsFor, count);
    }
  }

  /// What Central has seen of a site.
  ///
  /// @param appliances how many there are
  /// @param silent of these, how many never checked in
  /// @param unscanned of those that checked in, how many delivered no whole scan
  /// @param needsCredentials whether an appliance was claimed to look after machines, and has no
  ///   credentials of its own
  /// @param credentials how many the site has
  /// @param undelivered of these, how many its appliance has not fetched as they are now
  /// @param enumerations appliances that were told to look for machines and have not begun
  /// @param silentWatchers watchers that were registered and never said anything
  record Facts(
      int appliances,
      int silent,
      int unscanned,
      boolean needsCredentials,
      int credentials,
      int undelivered,
      int enumerations,
      int silentWatchers) {}

  /// Where a site is, from nothing but what was seen.
  static SiteProgress of(Facts facts) {
    if (facts.appliances() == 0) {
      return new SiteProgress(DISCOVERING, WaitsFor.APPLIANCE, 1);
    }
    if (facts.silent() == facts.appliances()) {
      return new SiteProgress(DISCOVERING, WaitsFor.FIRST_CHECKIN, facts.silent());
    }
    if (facts.needsCredentials() && facts.credentials() == 0) {
      return new SiteProgress(AWAITING_CREDENTIALS, WaitsFor.CREDENTIALS, 1);
    }
    if (facts.undelivered() > 0) {
      return new SiteProgress(ENUMERATING, WaitsFor.DELIVERY, facts.undelivered());
    }
    if (facts.enumerations() > 0) {
      return new SiteProgress(ENUMERATING, WaitsFor.ENUMERATION, facts.enumerations());
    }
    if (facts.silentWatchers() > 0) {
      return new SiteProgress(DEPLOYING, WaitsFor.WATCHERS, facts.silentWatchers());
    }
    if (facts.unscanned() > 0) {
      return new SiteProgress(SCANNING, WaitsFor.FIRST_SCAN, facts.unscanned());
    }
    if (facts.silent() > 0) {
      return new SiteProgress(SCANNING, WaitsFor.FIRST_CHECKIN, facts.silent());
    }
    return new SiteProgress(COMPLETE, WaitsFor.NOTHING, 0);
  }
}
