package osiriscare.central.misdirected;

import java.net.URI;
import osiriscare.central.route.Call;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;

/// Sends machines to the receiver.
public final class MisdirectedApi {
  private final URI receiver;

  MisdirectedApi(URI receiver) {
    this.receiver = receiver;
  }

  /// Says where the machine belongs.
  public Problem refuse(Call call) {
    return Problem.of(ProblemCode.MISDIRECTED)
        .with(Json.object().put("receiver_url", receiver.toString()));
  }
}
