package osiriscare.central.route;

import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.central.route.Route.Done;
import osiriscare.protocol.problem.Problem;

/// What a route answers when all went well, and who makes it.
public sealed interface Answer {
  /// A record as JSON; a GET carries an ETag.
  record Json<T>(Class<T> type, Handler<T> handler) implements Answer {}

  /// One page of a list.
  record PageOf<T>(Class<T> item, Handler<Page<T>> handler) implements Answer {}

  /// Something new: 201, and the same again for a repeated `Idempotency-Key`.
  record Created<T>(Class<T> type, Handler.Creating<T> handler) implements Answer {}

  /// Done, and nothing to say: 204.
  record Nothing(Handler<Done> handler) implements Answer {}

  /// A response that the handler writes itself.
  ///
  /// @param mediaType what is in it
  record Raw(String mediaType, Handler<ServerResponse> handler) implements Answer {}

  /// Always a problem.
  record Refused(Handler<Problem> handler) implements Answer {}
}
