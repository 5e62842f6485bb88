package osiriscare.appliance.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import osiriscare.healing.guard.MaintenanceWindow;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.provision.PartnerBrand;

/// What `config.yaml` says, with the environment's overrides applied.
///
/// @param enrolment how it came to its identity; the claim's file has every key, so that a torn one
///   is not mistaken for a short one
/// @param apiKey empty only when it was registered and a certificate proves who it is
/// @param pollInterval time between check-ins, 10 s to 1 h
/// @param healingDryRun rules decide but nothing is changed
/// @param resellerId the partner's slug in reseller mode, else empty
/// @param clientCertificate certificate and key for mTLS, PEM files
/// @param serverCa authorities to trust instead of the public ones, PEM file
/// @param serverPublicKeys when not empty, the only keys of Central that are pinned, in hex
/// @param baseline signed baseline; empty means the built-in one
/// @param maintenanceWindow when disruptive actions may run, UTC
/// @param allowDisruptiveOutsideWindow whether they need not wait for it
/// @param ntpMaxSkew largest clock offset that counts as sane
/// @param evidenceRetention bundles kept at least
/// @param pruneRetentionDays days for which no bundle is deleted
/// @param signingKey file of the key that signs evidence; empty means the state folder's own
/// @param policyVersion the version that the baseline must have; empty means any
/// @param orderTtl time after its issue in which an order may be accepted
/// @param rebuildHealthCheck time in which a rebuilt system must prove healthy
/// @param rmm the MSP's tools, which hear of incidents too
/// @param agents the door for workstation agents; empty where nothing listens
public record ApplianceConfig(
    Enrolment enrolment,
    SiteId site,
    ApplianceId appliance,
    Optional<ApiKey> apiKey,
    URI apiEndpoint,
    Duration pollInterval,
    boolean driftDetection,
    boolean evidenceUpload,
    boolean l1Sync,
    boolean healing,
    boolean healingDryRun,
    Path stateDir,
    String logLevel,
    Optional<PartnerBrand> partner,
    Optional<Instant> provisionedAt,
    MacAddress mac,
    HostId hostname,
    String deploymentMode,
    Optional<String> resellerId,
    Optional<ClientCertificate> clientCertificate,
    Optional<Path> serverCa,
    Set<String> serverPublicKeys,
    Optional<Path> baseline,
    MaintenanceWindow maintenanceWindow,
    boolean allowDisruptiveOutsideWindow,
    Duration ntpMaxSkew,
    int evidenceRetention,
    int pruneRetentionDays,
    Optional<Path> signingKey,
    Optional<String> policyVersion,
    Duration orderTtl,
    Duration rebuildHealthCheck,
    RmmChannels rmm,
    Optional<AgentSettings> agents) {

  public ApplianceConfig {
    serverPublicKeys = Set.copyOf(serverPublicKeys);
  }

  /// The same, deciding only or healing for real.
  public ApplianceConfig withDryRun(boolean isDryRun) {
    return new ApplianceConfig(
        enrolment,
        site,
        appliance,
        apiKey,
        apiEndpoint,
        pollInterval,
        driftDetection,
        evidenceUpload,
        l1Sync,
        healing,
        isDryRun,
        stateDir,
        logLevel,
        partner,
        provisionedAt,
        mac,
        hostname,
        deploymentMode,
        resellerId,
        clientCertificate,
        serverCa,
        serverPublicKeys,
        baseline,
        maintenanceWindow,
        allowDisruptiveOutsideWindow,
        ntpMaxSkew,
        evidenceRetention,
        pruneRetentionDays,
        signingKey,
        policyVersion,
        orderTtl,
        rebuildHealthCheck,
        rmm,
        agents);
  }

  /// How an appliance comes to its identity.
  public enum Enrolment {
    /// With a provision code.
    CLAIMED,
    /// Configured, and registered at Central by an operator.
    REGISTERED
  }

  /// Shortest and longest time between check-ins; values outside are moved to the nearer end.
  public static final Duration POLL_MIN = Duration.ofSeconds(10);

  public static final Duration POLL_MAX = Duration.ofHours(1);

  /// Time in which a rebuilt system must prove healthy when nothing else is said, and the most.
  public static final Duration REBUILD_HEALTH_CHECK_MAX = Duration.ofMinutes(10);

  /// A client certificate and its private key, both PEM files.
  public record ClientCertificate(Path certificate, Path key) {}
}
