package osiriscare.appliance.drift.host;

/// Answers the questions of [Sense].
@FunctionalInterface
public interface Senses {
  /// No root helper is there to ask.
  Senses NO_HELPER = _ -> new Seen.Hidden<>("no root helper answers");

  /// The answer in the sense's own text form.
  Seen<String> look(Sense sense);
}
