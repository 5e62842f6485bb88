package osiriscare.appliance.drift.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What was seen of something on the host. An absent file is known; a file that the sandbox covers
/// is hidden; a directory tree with unreadable corners is partly seen. The difference decides
/// whether a check may pass.
public sealed interface Seen<T> {

  /// All of it.
  record Known<T>(T value) implements Seen<T> {}

  /// Some of it: enough to fail on, never enough to pass on.
  ///
  /// @param hidden what was not seen, and why
  record Partly<T>(T value, String hidden) implements Seen<T> {}

  /// Nothing of it.
  ///
  /// @param reason why not: no permission, tool missing, covered by the sandbox, not understood
  record Hidden<T>(String reason) implements Seen<T> {}

  /// Known when `hidden` is empty, partly seen otherwise.
  static <T> Seen<T> of(T value, String hidden) {
    return hidden.isEmpty() ? new Known<>(value) : new Partly<>(value, hidden);
  }

  /// Joins texts of which some may be hidden: what is hidden is missing from the whole.
  static Seen<String> joined(List<Seen<String>> parts) {
    var text = new StringBuilder();
    var hidden = new ArrayList<String>();
    for (var part : parts) {
      switch (part) {
        case Known<String>(var value) -> text.append(value);
        case Partly<String>(var value, var reason) -> {
          text.append(value);
          hidden.add(reason);
        }
        case Hidden<String>(var reason) -> hidden.add(reason);
      }
    }
    return of(text.toString(), String.join("; ", hidden.stream().distinct().toList()));
  }

  /// Reads the value with a parser; what the parser does not understand is hidden.
  default <R> Seen<R> map(Function<T, R> parse) {
    return then(value -> new Known<>(parse.apply(value)));
  }

  /// Looks further from what was seen; whatever stayed hidden on the way stays hidden.
  default <R> Seen<R> then(Function<T, Seen<R>> next) {
    try {
      return switch (this) {
        case Known<T>(var value) -> next.apply(value);
        case Partly<T>(var value, var hidden) -> next.apply(value).missing(hidden);
        case Hidden<T>(var reason) -> new Hidden<>(reason);
      };
    } catch (NotUnderstood e) {
      return new Hidden<>("output not understood: " + e.getMessage());
    }
  }

  /// Joins two views; hidden when either is.
  default <U, R> Seen<R> with(Seen<U> other, BiFunction<T, U, R> join) {
    return then(value -> other.map(second -> join.apply(value, second)));
  }

  /// The same view with something more missing from it.
  default Seen<T> missing(String what) {
    return switch (this) {
      case Known<T>(var value) -> new Partly<>(value, what);
      case Partly<T>(var value, var hidden) -> new Partly<>(value, what + "; " + hidden);
      case Hidden<T> hidden -> hidden;
    };
  }

  /// This view when it is whole; else the other when that shows more; else this one, with both
  /// reasons.
  default Seen<T> orAsk(Supplier<Seen<T>> other) {
    return switch (this) {
      case Known<T> known -> known;
      case Partly<T>(var value, var hidden) ->
          switch (other.get()) {
            case Known<T> known -> known;
            case Partly<T> partly -> partly;
            case Hidden<T>(var reason) -> new Partly<>(value, hidden + "; " + reason);
          };
      case Hidden<T>(var reason) ->
          switch (other.get()) {
            case Hidden<T>(var second) -> new Hidden<>(reason + "; " + second);
            case Known<T> known -> known;
            case Partly<T> partly -> partly;
          };
    };
  }
}
