package osiriscare.receiver;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.CallerNetwork;
import osiriscare.daemon.http.Endpoint;
import osiriscare.daemon.http.Endpoint.Handler;
import osiriscare.daemon.http.Exchange;
import osiriscare.daemon.http.HttpDoor;
import osiriscare.daemon.http.OpenApi;
import osiriscare.database.Database;
import osiriscare.database.DatabaseUnavailable;
import osiriscare.database.Listener;
import osiriscare.database.SchemaGuard;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.checkin.CheckinRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.route.MachineRoute;
import osiriscare.protocol.route.MachineRoute.Caller;
import osiriscare.receiver.change.SiteChanges;
import osiriscare.receiver.checkin.CheckinBatcher;
import osiriscare.receiver.checkin.CheckinStore;
import osiriscare.receiver.evidence.EvidenceIntake;
import osiriscare.receiver.incident.IncidentIntake;
import osiriscare.receiver.incident.RecoveryIntake;
import osiriscare.receiver.incident.Reporter;
import osiriscare.receiver.machine.Machine;
import osiriscare.receiver.machine.MachineAuthenticator;
import osiriscare.receiver.machine.RateLimit;
import osiriscare.receiver.order.LongPolls;
import osiriscare.receiver.order.OrderEndpoints;
import osiriscare.receiver.order.OrderStore;
import osiriscare.receiver.policy.ExecutionIntake;
import osiriscare.receiver.policy.PatternEndpoint;
import osiriscare.receiver.policy.PolicyEndpoint;
import osiriscare.receiver.provision.AnnounceEndpoints;
import osiriscare.receiver.provision.ProvisionEndpoints;
import osiriscare.receiver.release.ReleaseEndpoint;
import osiriscare.receiver.stream.StreamConsumer;
import osiriscare.receiver.watcher.HeartbeatIntake;
import osiriscare.receiver.watcher.Watchers;

/// The running receiver: joins the features and opens the door.
public final class Receiver implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Receiver.class);

  // A workshop of boxes behind one address asks every few seconds whether a code is there.
  private static final int POLLS = 20;
  // How many addresses' worth of calls that name codes are taken of everybody together.
  private static final int ADDRESSES = 50;

  private final Database database;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MachineAuthenticator authenticator;
  private final Watchers watchers;
  private final RateLimit anonymous;
  private final RateLimit polls;
  private final RateLimit everybody;
  private final Set<String> trustedProxies;
  private final SiteChanges changes;
  private final LongPolls longPolls;
  private final Listener listener;
  private final CheckinBatcher checkins;
  private final Optional<StreamConsumer> streams;
  private final HttpDoor door;

  /// A handler that knows which machine calls.
  @FunctionalInterface
  private interface MachineHandler {
    Answer handle(Exchange exchange, Machine machine) throws Exception;
  }

  /// A handler that knows who reports.
  @FunctionalInterface
  private interface ReporterHandler {
    Answer handle(Exchange exchange, Reporter reporter) throws Exception;
  }

  private Receiver(ReceiverConfig config, Clock clock) {
    database = new Database(config.database(), "osiris-receiver", config.databaseConnections());
    try {
      SchemaGuard.check(database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    var serverKeys = new ServerKeys(database, clock);
    authenticator =
        new MachineAuthenticator(
            database,
            config.staticToken(),
            config.clientCertificateHeader(),
            config.trustedProxies(),
            clock);
    watchers = new Watchers(database);
    anonymous = new RateLimit(config.anonymousPerMinute(), clock);
    polls = new RateLimit(POLLS * config.anonymousPerMinute(), clock);
    everybody = new RateLimit(ADDRESSES * config.anonymousPerMinute(), clock);
    trustedProxies = config.trustedProxies();
    changes = new SiteChanges(database);
    var orders = new OrderStore(database);
    longPolls = new LongPolls(database, orders, clock);
    listener =
        new Listener(
            database.url(),
            Map.of("osiris_order", longPolls::wake, "osiris_credential", authenticator::forget),
            this::catchUp);
    checkins = new CheckinBatcher(new CheckinStore(database, serverKeys, changes), clock, metrics);
    Gauge.builder("osiris_parked_long_polls", longPolls, LongPolls::parkedCount).register(metrics);
    var incidents = new IncidentIntake(database, changes, clock);
    var recoveries = new RecoveryIntake(database, changes, clock);
    var heartbeats = new HeartbeatIntake(database, changes, clock);
    var handlers =
        handlers(
            new ProvisionEndpoints(
                database, serverKeys, changes, config.publicUrl(), new SecureRandom(), clock),
            new AnnounceEndpoints(database, new SecureRandom(), clock),
            new OrderEndpoints(orders, longPolls, changes, clock),
            new EvidenceIntake(database, changes, metrics, clock),
            incidents,
            recoveries,
            heartbeats,
            new PolicyEndpoint(database),
            new ExecutionIntake(database, changes, clock),
            new PatternEndpoint(database, clock),
            new ReleaseEndpoint(database));
    streams =
        config
            .eventQueue()
            .map(queue ->
                new StreamConsumer(
                    queue,
                    watchers,
                    incidents,
                    recoveries,
                    heartbeats,
                    metrics,
                    config.abandonedAfter()));
    door = HttpDoor.open(config.host(), config.port(), endpoints(handlers), metrics);
  }

  /// Connects to the database and opens the door.
  ///
  /// @throws IllegalStateException with one line for a person when the schema or the role is wrong
  public static Receiver start(ReceiverConfig config, Clock clock) {
    return new Receiver(config, clock);
  }

  /// The port it listens on.
  public int port() {
    return door.port();
  }

  /// Sends those who wait home, ends what runs, closes the database.
  @Override
  public void close() {
    longPolls.close();
    listener.close();
    streams.ifPresent(StreamConsumer::close);
    door.close();
    checkins.close();
    changes.close();
    database.close();
  }

  // The listener was away: what it would have said is asked for instead.
  private void catchUp() {
    authenticator.forgetAll();
    longPolls.wakeThoseWithOrders();
  }

  private Map<MachineRoute, Handler> handlers(
      ProvisionEndpoints provisioning,
      AnnounceEndpoints announcing,
      OrderEndpoints orders,
      EvidenceIntake evidence,
      IncidentIntake incidents,
      RecoveryIntake recoveries,
      HeartbeatIntake heartbeats,
      PolicyEndpoint policies,
      ExecutionIntake executions,
      PatternEndpoint patterns,
      ReleaseEndpoint releases) {
    var handlers = new EnumMap<MachineRoute, Handler>(MachineRoute.class);
    handlers.put(MachineRoute.CLAIM, bounded(provisioning::claim));
    handlers.put(MachineRoute.VALIDATE_CODE, bounded(provisioning::validate));
    handlers.put(MachineRoute.ANNOUNCE, bounded(announcing::announce));
    handlers.put(MachineRoute.ASK_HAND_OVER, polled(announcing::poll));
    handlers.put(MachineRoute.REPORT_HAND_OVER, polled(announcing::outcome));
    handlers.put(MachineRoute.PROVISIONING_HEARTBEAT, anonymous(provisioning::heartbeat));
    handlers.put(MachineRoute.PROVISIONING_STATUS, machine(provisioning::status));
    handlers.put(MachineRoute.PROVISIONING_CONFIG, machine(provisioning::config));
    handlers.put(MachineRoute.CHECKIN, this::checkin);
    handlers.put(MachineRoute.CHECKIN_LEGACY, this::checkin);
    handlers.put(MachineRoute.NEXT_ORDER, machine(orders::next));
    handlers.put(MachineRoute.ACKNOWLEDGE_ORDER, machine(orders::acknowledge));
    handlers.put(MachineRoute.COMPLETE_ORDER, machine(orders::complete));
    handlers.put(MachineRoute.DOWNLOAD_RELEASE, machine(releases::download));
    handlers.put(MachineRoute.REPORT_INCIDENT, reporter(incidents::report));
    handlers.put(MachineRoute.REPORT_RECOVERY, reporter(recoveries::report));
    handlers.put(MachineRoute.WATCHER_HEARTBEAT, reporter(heartbeats::report));
    handlers.put(MachineRoute.SYNC, machine(policies::sync));
    handlers.put(MachineRoute.REPORT_EXECUTION, machine(executions::take));
    handlers.put(MachineRoute.COMPARE_PATTERNS, machine(patterns::compare));
    handlers.put(MachineRoute.SUBMIT_EVIDENCE, machine(evidence::submit));
    handlers.put(MachineRoute.SUBMIT_SITE_EVIDENCE, machine(evidence::submitForSite));
    handlers.put(MachineRoute.HEALTH, _ -> health());
    handlers.put(
        MachineRoute.METRICS,
        _ -> Answer.text("text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
    handlers.put(
        MachineRoute.OPENAPI,
        _ -> Answer.ok(OpenApi.of("OsirisCare receiver", endpoints(handlers))));
    return handlers;
  }

  private static List<Endpoint> endpoints(Map<MachineRoute, Handler> handlers) {
    var endpoints = new ArrayList<Endpoint>();
    for (var route : MachineRoute.values()) {
      var handler = handlers.get(route);
      if (handler == null) {
        throw new IllegalStateException("no handler for " + route);
      }
      endpoints.add(
          new Endpoint(
              route.method(),
              route.template(),
              route.summary(),
              route.caller() == Caller.MACHINE
                  ? "A registered appliance, for itself and its own site."
                  : "",
              RouteFields.request(route),
              RouteFields.response(route),
              translated(handler)));
    }
    return endpoints;
  }

  private Handler machine(MachineHandler handler) {
    return exchange -> handler.handle(exchange, authenticator.require(exchange));
  }

  // An appliance, or a watcher: of all doors only those of incidents are a watcher's too.
  private Handler reporter(ReporterHandler handler) {
    return exchange ->
        handler.handle(
            exchange,
            watchers.find(exchange).orElseGet(() -> Reporter.of(authenticator.require(exchange))));
  }

  private Handler anonymous(Handler handler) {
    return exchange -> {
      anonymous.take(caller(exchange));
      return handler.handle(exchange);
    };
  }

  // Whoever has many addresses is bounded too.
  private Handler bounded(Handler handler) {
    return anonymous(exchange -> {
      everybody.take("everybody");
      return handler.handle(exchange);
    });
  }

  private Handler polled(Handler handler) {
    return exchange -> {
      polls.take(caller(exchange));
      return handler.handle(exchange);
    };
  }

  // What a proxy says about its client is believed only of ours, and only what it added itself.
  private String caller(Exchange exchange) {
    var forwarded = exchange.headers("X-Forwarded-For");
    if (forwarded.isEmpty() || !trustedProxies.contains(exchange.peer())) {
      return CallerNetwork.of(exchange.peer());
    }
    var last = forwarded.getLast();
    return CallerNetwork.of(last.substring(last.lastIndexOf(',') + 1).strip());
  }

  // The world's failures become 503 here, once; the appliance tries again later.
  private static Handler translated(Handler handler) {
    return exchange -> {
      try {
        return handler.handle(exchange);
      } catch (DatabaseUnavailable
          | DataAccessResourceFailureException
          | TransientDataAccessException e) {
        log.atWarn()
            .addKeyValue("request", exchange.requestId())
            .setCause(e)
            .log("the database does not answer");

        throw new ProblemException(ProblemCode.UNAVAILABLE);
      }
    };
  }

  private Answer checkin(Exchange exchange) throws InterruptedException {
    var machine =
        authenticator.require(exchange, () -> CheckinRequest.from(exchange.body()).appliance());
    var request = CheckinRequest.from(exchange.body());
    machine.requireAppliance(request.appliance());
    return Answer.ok(checkins.checkin(request).toJson());
  }

  private Answer health() {
    var json = Json.object().put("build_id", BuildInfo.current().id());
    try {
      database.withoutTenant(db -> db.sql("SELECT 1").query(Integer.class).single());
      return Answer.ok(json.put("status", "ok").put("database", "up"));
    } catch (DatabaseUnavailable | DataAccessException e) {
      return Answer.json(503, json.put("status", "degraded").put("database", "down"));
    }
  }
}
