package osiriscare.testkit.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.checkin.CheckinRequest;
import osiriscare.protocol.checkin.CheckinResponse;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.Heartbeat;
import osiriscare.protocol.incident.Recovery;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.provision.ClaimRequest;
import osiriscare.protocol.provision.ClaimResponse;
import osiriscare.protocol.provision.HandOver;
import osiriscare.protocol.provision.PartnerBrand;
import osiriscare.protocol.provision.ServerKey;
import tools.jackson.databind.node.ObjectNode;

/// The machines' door for one appliance on a loopback port, in memory. Every request may be given a
/// [Fault]; everything that arrived can be asked for.
public final class FakeReceiver implements AutoCloseable {
  private static final PartnerBrand BRAND =
      new PartnerBrand("nepa-it", "NEPA IT Solutions", "#2563EB", Optional.empty());
  private static final Duration LONG_POLL_MAX = Duration.ofSeconds(5);

  private final SigningKey orderKey = SigningKey.generate(new SecureRandom());
  private final SigningKey rulesKey = SigningKey.generate(new SecureRandom());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Clock clock;
  // All below is guarded by this.
  private final Map<String, ProblemCode> badCodes = new HashMap<>();
  private final Map<String, ClaimRequest> claims = new HashMap<>();
  private final List<CheckinRequest> checkins = new ArrayList<>();
  private final Queue<SignedOrder> pending = new ArrayDeque<>();
  private final Queue<SignedOrder> pushed = new ArrayDeque<>();
  private final Map<String, List<ObjectNode>> completions = new HashMap<>();
  private final HashSet<String> incidents = new HashSet<>();
  private final List<ObjectNode> incidentBodies = new ArrayList<>();
  private final List<Recovery> recoveries = new ArrayList<>();
  private final List<Heartbeat> heartbeats = new ArrayList<>();
  private final FakeWaitingRoom waiting = new FakeWaitingRoom();
  private Supplier<Fault> faults = () -> Fault.NONE;
  private Function<Bundle, Optional<ProblemCode>> refusals = _ -> Optional.empty();
  private final TreeMap<Integer, FakeChain> chains = new TreeMap<>();
  private final Map<String, String> sitesOfCodes = new HashMap<>();
  private Optional<ClaimResponse> identity = Optional.empty();
  private String apiKeySha256 = "";
  private Optional<SignedDocument> policy = Optional.empty();
  private ObjectNode registration = Json.object();
  private HttpServer server;
  private boolean isUp = true;

  public FakeReceiver(Clock clock) {
    this.clock = clock;
    this.server = open(0);
  }

  /// Where it listens.
  public synchronized URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Stops listening: connections are refused until [#up].
  public synchronized void down() {
    isUp = false;
    server.stop(0);
    notifyAll();
  }

  /// Listens again on the same port.
  public synchronized void up() {
    server = open(server.getAddress().getPort());
    isUp = true;
  }

  /// Asked for each request.
  public synchronized void faults(Supplier<Fault> next) {
    faults = next;
  }

  /// Bundles that are refused, and with which code.
  public synchronized void refuse(Function<Bundle, Optional<ProblemCode>> rule) {
    refusals = rule;
  }

  /// From now on this code is answered with this problem.
  public synchronized void badCode(String code, ProblemCode problem) {
    badCodes.put(code, problem);
  }

  /// Hands a code to the appliance that announced itself last.
  public synchronized void handOver(ProvisionCode code) {
    waiting.handOver(code);
  }

  /// Hands over what stands in place of a sealed code.
  public synchronized void handOverSealed(String sealed) {
    waiting.handOverSealed(sealed);
  }

  /// How many short codes were given.
  public synchronized int announcements() {
    return waiting.announcements();
  }

  /// What became of codes that were handed over, in order.
  public synchronized List<HandOver.Result> handOverResults() {
    return waiting.results();
  }

  /// Knows an appliance that was claimed elsewhere.
  public synchronized void know(VerifyingKey key, String apiKeySha256) {
    open(1, key, apiKeySha256);
  }

  /// From now on this code puts a box into this site; any other into `test-clinic-abc123`. A code
  /// of the site that a box belongs to already replaces it: its next chain begins.
  public synchronized void codeOf(String code, String site) {
    sitesOfCodes.put(code, site);
  }

  /// Knows an appliance that an operator registered.
  ///
  /// @param request what was registered
  /// @param config what its provisioning configuration is answered with, beside the keys
  public synchronized void register(ApplianceId appliance, ObjectNode request, ObjectNode config) {
    open(
        1,
        VerifyingKey.ofHex(request.path("public_key").asString()),
        request.path("api_key_sha256").asString());
    registration = config;
    registration.put("site_id", appliance.site().value());
    registration.put("appliance_id", appliance.value());
    registration
        .putArray("server_keys")
        .add(key(ServerKey.Purpose.ORDERS, orderKey).toJson())
        .add(key(ServerKey.Purpose.RULES, rulesKey).toJson());
    identity =
        Optional.of(new ClaimResponse(appliance.site(), appliance, 1, BRAND, uri(), List.of(), 60));
  }

  private static ServerKey key(ServerKey.Purpose purpose, SigningKey own) {
    var key = own.verifyingKey();
    return new ServerKey(purpose, key.id(), key.hex());
  }

  private void open(int number, VerifyingKey key, String keySha256) {
    chains.put(number, new FakeChain(key));
    apiKeySha256 = keySha256;
  }

  /// The key that it signs orders with.
  public SigningKey orderKey() {
    return orderKey;
  }

  /// The key that it signs rules with.
  public SigningKey rulesKey() {
    return rulesKey;
  }

  /// Hands this out as the policy of the site; until then there is none.
  public synchronized void policy(SignedDocument document) {
    policy = Optional.of(document);
  }

  /// Hands this order out with every check-in until it is completed.
  public synchronized void pending(SignedOrder order) {
    pending.add(order);
  }

  /// Hands this order out once, at the next long poll.
  public synchronized void push(SignedOrder order) {
    pushed.add(order);
    notifyAll();
  }

  /// Everything that stands in the newest chain.
  public synchronized List<SignedBundle> evidence() {
    return chains.isEmpty() ? List.of() : chains.lastEntry().getValue().accepted();
  }

  /// Everything that stands in this chain.
  public synchronized List<SignedBundle> evidence(int chain) {
    return Optional.ofNullable(chains.get(chain)).map(FakeChain::accepted).orElse(List.of());
  }

  /// Forgets the chain after its first `count` bundles.
  public synchronized void rollBackTo(int count) {
    chains.lastEntry().getValue().rollBackTo(count);
  }

  public synchronized List<CheckinRequest> checkins() {
    return List.copyOf(checkins);
  }

  /// What was reported for an order, each time it was.
  public synchronized List<ObjectNode> completions(SignedOrder order) {
    return List.copyOf(completions.getOrDefault(order.id().value(), List.of()));
  }

  /// Incidents, each once however often it came.
  public synchronized List<ObjectNode> incidents() {
    return List.copyOf(incidentBodies);
  }

  /// What watchers said is over, in the order in which it came.
  public synchronized List<Recovery> recoveries() {
    return List.copyOf(recoveries);
  }

  /// Heartbeats of watchers, in the order in which they came.
  public synchronized List<Heartbeat> heartbeats() {
    return List.copyOf(heartbeats);
  }

  /// How many claims were answered with an identity, repeated ones included.
  public synchronized Map<String, ClaimRequest> claims() {
    return Map.copyOf(claims);
  }

  @Override
  public void close() {
    down();
    threads.shutdownNow();
  }

  private HttpServer open(int port) {
    try {
      var fresh =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
      fresh.setExecutor(threads);
      fresh.createContext("/", this::serve);
      fresh.start();
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException("listen on port " + port, e);
    }
  }

  private record Reply(int status, Optional<ObjectNode> body) {
    static Reply of(int status, ObjectNode body) {
      return new Reply(status, Optional.of(body));
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      answer(exchange, body).ifPresent(reply -> send(exchange, reply));
    }
  }

  private synchronized Optional<Reply> answer(HttpExchange exchange, String body) {
    return switch (faults.get()) {
      case NONE -> Optional.of(act(exchange, body));
      case LOSE_REQUEST -> Optional.empty();
      case LOSE_ANSWER -> {
        act(exchange, body);
        yield Optional.empty();
      }
      case UNAVAILABLE -> Optional.of(problem(Problem.of(ProblemCode.UNAVAILABLE)));
      case FAIL_AFTERWARDS -> {
        act(exchange, body);
        yield Optional.of(problem(Problem.of(ProblemCode.INTERNAL)));
      }
      case RATE_LIMITED -> Optional.of(problem(Problem.of(ProblemCode.RATE_LIMITED)));
      case STRANGER -> Optional.of(Reply.of(200, Json.object().put("portal", "please log in")));
    };
  }

  private Reply act(HttpExchange exchange, String body) {
    var path = exchange.getRequestURI().getPath();
    try {
      if (path.equals("/api/provision/claim")) {
        return claim(ClaimRequest.from(Json.object(body, "body")));
      }
      if (path.startsWith("/api/provision/announce")) {
        return Reply.of(200, waiting.act(path, Json.object(body, "body")));
      }
      requireKey(exchange);
      return route(path, body);
    } catch (ProblemException e) {
      return problem(e.problem());
    } catch (InvalidRequest e) {
      return problem(Problem.of(e));
    }
  }

  private Reply route(String path, String body) {
    if (path.startsWith("/api/orders/")) {
      return order(path.split("/", -1)[3], path.endsWith("/complete"), body);
    }
    if (path.startsWith("/api/evidence/") || path.equals("/evidence")) {
      return evidence(SignedBundle.from(Json.object(body, "body")));
    }
    if (path.startsWith("/api/provision/config/")) {
      return Reply.of(200, registration);
    }
    return switch (path) {
      case "/api/appliances/checkin", "/checkin" ->
          checkin(CheckinRequest.from(Json.object(body, "body")));
      case "/orders/next" -> nextOrder();
      case "/agent/sync" ->
          Reply.of(
              200,
              policy.orElseThrow(() -> new ProblemException(ProblemCode.UNAVAILABLE)).toJson());
      case "/incidents" -> incident(Json.object(body, "body").tree());
      case "/incidents/recovered" -> recovered(Recovery.from(Json.object(body, "body")));
      case "/incidents/heartbeat" -> heartbeat(Heartbeat.from(Json.object(body, "body")));
      default -> throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }

  private void requireKey(HttpExchange exchange) {
    var header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    var sha = Sha256.hex(header.replaceFirst("^Bearer ", ""));
    if (!sha.equals(apiKeySha256)) {
      throw new ProblemException(ProblemCode.UNAUTHENTICATED);
    }
  }

  private Reply claim(ClaimRequest request) {
    var code = request.code().reveal();
    var bad = badCodes.get(code);
    if (bad != null) {
      throw new ProblemException(bad);
    }
    var earlier = claims.get(code);
    if (earlier != null && !earlier.toJson().equals(request.toJson())) {
      throw new ProblemException(ProblemCode.CODE_CLAIMED);
    }
    if (earlier == null) {
      claims.put(code, request);
      var site = new SiteId(sitesOfCodes.getOrDefault(code, "test-clinic-abc123"));
      if (identity.isPresent() && !identity.get().site().equals(site)) {
        chains.clear();
      }
      int chain = chains.size() + 1;
      open(chain, VerifyingKey.ofHex(request.publicKey()), request.apiKeySha256());
      identity =
          Optional.of(
              new ClaimResponse(
                  site,
                  ApplianceId.of(site, request.mac()),
                  chain,
                  BRAND,
                  uri(),
                  List.of(
                      key(ServerKey.Purpose.ORDERS, orderKey),
                      key(ServerKey.Purpose.RULES, rulesKey)),
                  60));
    }
    return Reply.of(200, identity.orElseThrow().toJson());
  }

  private Reply checkin(CheckinRequest request) {
    checkins.add(request);
    var response =
        new CheckinResponse(
            request.appliance(),
            clock.instant(),
            orderKey.verifyingKey().hex(),
            orderKey.verifyingKey().id(),
            List.copyOf(pending),
            List.of(),
            List.of(),
            List.of(),
            false,
            false,
            "auto",
            "active",
            Optional.empty());
    return Reply.of(200, response.toJson());
  }

  // Parks for a while, as the real one does.
  private Reply nextOrder() {
    try {
      var end = Instant.now().plus(LONG_POLL_MAX);
      while (isUp && pushed.isEmpty() && Instant.now().isBefore(end)) {
        wait(100);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(pushed.poll())
        .map(order -> Reply.of(200, order.toJson()))
        .orElse(new Reply(204, Optional.empty()));
  }

  private Reply order(String id, boolean isCompletion, String body) {
    if (!isCompletion) {
      return Reply.of(200, Json.object().put("status", "acknowledged"));
    }
    pending.removeIf(order -> order.id().value().equals(id));
    completions.computeIfAbsent(id, _ -> new ArrayList<>()).add(Json.object(body, "body").tree());
    return Reply.of(200, Json.object().put("status", "recorded"));
  }

  private Reply evidence(SignedBundle signed) {
    var refusal = refusals.apply(Bundle.parse(signed.signedPayload()));
    if (refusal.isPresent()) {
      throw new ProblemException(refusal.get());
    }
    var position = Bundle.parse(signed.signedPayload()).position().orElseThrow();
    var chain = chains.get(position.chain());
    if (chain == null || !position.appliance().equals(identity.orElseThrow().appliance())) {
      throw new ProblemException(ProblemCode.WRONG_APPLIANCE);
    }
    var receipt = chain.take(signed);
    return Reply.of("duplicate".equals(receipt.path("status").asString()) ? 200 : 201, receipt);
  }

  private Reply recovered(Recovery recovery) {
    var id = recovery.incident().toString();
    if (!incidents.contains(id)) {
      throw new ProblemException(ProblemCode.NOT_FOUND);
    }
    recoveries.add(recovery);
    return Reply.of(202, Json.object().put("status", "accepted").put("incident_id", id));
  }

  private Reply heartbeat(Heartbeat heartbeat) {
    heartbeats.add(heartbeat);
    return Reply.of(202, Json.object().put("status", "accepted"));
  }

  private Reply incident(ObjectNode body) {
    var id = body.path("incident_id").asString();
    boolean isNew = incidents.add(id);
    if (isNew) {
      incidentBodies.add(body);
    }
    return Reply.of(
        202, Json.object().put("status", isNew ? "accepted" : "duplicate").put("incident_id", id));
  }

  private static Reply problem(Problem problem) {
    return Reply.of(problem.code().status(), problem.toJson());
  }

  private static void send(HttpExchange exchange, Reply reply) {
    try {
      var bytes = reply.body().map(Json::bytes).orElse(new byte[0]);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("answer", e);
    }
  }
}
