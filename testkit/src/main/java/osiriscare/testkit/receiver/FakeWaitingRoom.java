package osiriscare.testkit.receiver;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import osiriscare.evidence.signing.SealedBox;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.ShortCode;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.provision.Announcement;
import osiriscare.protocol.provision.HandOver;
import tools.jackson.databind.node.ObjectNode;

/// The newest appliance that waits for a code; an older announcement is over.
final class FakeWaitingRoom {
  private final List<Announcement> announced = new ArrayList<>();
  private final List<HandOver.Result> results = new ArrayList<>();
  private Optional<VerifyingKey> key = Optional.empty();
  private Optional<String> sealed = Optional.empty();

  ObjectNode act(String path, Fields body) {
    return switch (path) {
      case "/api/provision/announce" -> announce(body);
      case "/api/provision/announce/poll" -> poll(Announcement.pollSecret(body)).toJson();
      case "/api/provision/announce/outcome" -> end(HandOver.Outcome.from(body));
      default -> throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }

  private ObjectNode announce(Fields body) {
    key = Optional.of(body.parsed("public_key", VerifyingKey::ofHex));
    sealed = Optional.empty();
    var announcement =
        new Announcement(
            ShortCode.generate(new SecureRandom()),
            new Secret("secret " + announced.size()),
            Duration.ofMinutes(10),
            Duration.ofSeconds(1));
    announced.add(announcement);
    return announcement.toJson();
  }

  private HandOver poll(Secret secret) {
    if (!isOpen(secret)) {
      return HandOver.OVER;
    }
    return sealed
        .map(code -> new HandOver(HandOver.State.HANDED_OVER, Optional.of(code)))
        .orElse(HandOver.WAITING);
  }

  private ObjectNode end(HandOver.Outcome outcome) {
    if (isOpen(outcome.pollSecret()) && sealed.isPresent()) {
      results.add(outcome.result());
      sealed = Optional.empty();
      key = Optional.empty();
    }
    return Json.object().put("status", "ok");
  }

  private boolean isOpen(Secret secret) {
    return key.isPresent() && announced.getLast().pollSecret().matches(secret.reveal());
  }

  void handOver(ProvisionCode code) {
    var context = HandOver.context(Sha256.hex(announced.getLast().pollSecret().reveal()));
    var plain = code.reveal().getBytes(StandardCharsets.UTF_8);
    handOverSealed(SealedBox.seal(key.orElseThrow(), plain, context));
  }

  void handOverSealed(String text) {
    sealed = Optional.of(text);
  }

  int announcements() {
    return announced.size();
  }

  List<HandOver.Result> results() {
    return List.copyOf(results);
  }
}
