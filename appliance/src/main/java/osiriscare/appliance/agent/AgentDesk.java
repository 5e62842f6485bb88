package osiriscare.appliance.agent;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import osiriscare.appliance.config.AgentSettings;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a technician does about workstations, in a process beside the daemon.
public final class AgentDesk implements AutoCloseable {
  private final ApplianceConfig config;
  private final AgentSettings settings;
  private final LocalStore store;
  private final AgentRegistry registry;
  private final Authority authority;
  private final Clock clock = Clock.systemUTC();

  private AgentDesk(ApplianceConfig config, AgentSettings settings, LocalStore store)
      throws IOException {
    var random = new SecureRandom();
    this.config = config;
    this.settings = settings;
    this.store = store;
    registry = new AgentRegistry(store, config.hostname(), random, clock);
    authority = Authority.existing(settings.caFolder(), random);
  }

  /// Opens the state of this appliance.
  ///
  /// @throws ConfigException when no port for agents is configured, or a file of ours is torn
  public static AgentDesk open(ApplianceConfig config) throws IOException {
    var settings =
        config
            .agents()
            .orElseThrow(() ->
                new ConfigException(
                    "grpc_port",
                    "is not set: this appliance takes no workstation agents (docs/workstation-agents.md)"));
    var store = LocalStore.open(config.stateDir().resolve(LocalStore.FILE));
    try {
      return new AgentDesk(config, settings, store);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /// All that a new agent needs: a secret, to be handed to that one machine.
  ///
  /// @throws InvalidRequest when the name has another form
  public ObjectNode invitation(String host) {
    var name = registry.host(host);
    try {
      return Json.object()
          .put("hostname", name.value())
          .put("appliance_host", config.hostname().value())
          .put("grpc_port", settings.port())
          .put("ca_cert_pem", authority.certificatePem())
          .put("ca_cert_sha256", Sha256.hex(authority.certificate().getEncoded()))
          .put("enrolment_token", registry.issueToken(host).reveal())
          .put("expires_at", clock.instant().plus(AgentRegistry.TOKEN_LIFE).toString());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encode our own certificate", e);
    }
  }

  /// The workstations, each with what its checks found last.
  public ArrayNode list() {
    var list = Json.array();
    for (var agent : registry.all()) {
      var json =
          list.addObject()
              .put("agent_id", agent.id())
              .put("hostname", agent.host().value())
              .put("agent_version", agent.agentVersion())
              .put("os_version", agent.osVersion())
              .put("mac_address", agent.macAddress())
              .put("capability_tier", settings.tier().word())
              .put("enrolled_at", agent.enrolledAt().toString())
              .put("last_seen", agent.seenAt().toString());
      var found = json.putObject("checks");
      for (var check : AgentChecks.of(store, agent.host())) {
        found.put(check.checkType(), check.verdict().word());
      }
    }
    return list;
  }

  /// Takes a workstation out.
  ///
  /// @return whether there was one
  public boolean remove(String host) {
    return registry.remove(host);
  }

  @Override
  public void close() {
    store.close();
  }
}
