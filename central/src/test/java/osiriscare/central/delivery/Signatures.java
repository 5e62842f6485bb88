package osiriscare.central.delivery;

import java.nio.charset.StandardCharsets;
import osiriscare.protocol.id.Secret;

/// What the receiver of a webhook computes.
public final class Signatures {
  private Signatures() {}

  public static String of(String secret, String body) {
    return Sender.hmac(new Secret(secret), body.getBytes(StandardCharsets.UTF_8));
  }
}
