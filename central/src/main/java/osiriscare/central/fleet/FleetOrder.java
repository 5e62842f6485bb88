package osiriscare.central.fleet;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import osiriscare.protocol.order.OrderType;
import tools.jackson.databind.node.ObjectNode;

/// A fleet order as it is kept.
///
/// @param rollback parameters of the orders that take it back, when it is stopped by failures
/// @param rollbackOf the fleet order that this one takes back
record FleetOrder(
    UUID id,
    OrderType type,
    ObjectNode parameters,
    Optional<ObjectNode> rollback,
    Optional<UUID> rollbackOf,
    Optional<String> skipVersion,
    Status status,
    Rollout.Plan plan,
    Rollout.Position position,
    String createdBy) {

  /// Where it stands.
  enum Status {
    /// Orders are handed out.
    ACTIVE,
    /// A person holds it.
    PAUSED,
    /// Too many appliances failed; a person decides.
    STOPPED,
    /// A person ended it.
    CANCELLED,
    /// It has reached everybody that could be reached in its time.
    COMPLETED;

    /// Whether it may go on.
    boolean isOpen() {
      return this == ACTIVE || this == PAUSED || this == STOPPED;
    }

    /// The word in the database and on the wire.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
