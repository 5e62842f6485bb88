package osiriscare.central.route;

import osiriscare.database.Db;

/// What a route does: from a call to the record that is answered. It never builds a status; what
/// goes wrong is thrown.
///
/// @param <T> type of the answer
@FunctionalInterface
public interface Handler<T> {
  T handle(Call call);

  /// As a handler, within the transaction that also remembers the answer.
  ///
  /// @param <T> type of the answer
  @FunctionalInterface
  interface Creating<T> {
    T handle(Call call, Db db);
  }
}
