package osiriscare.appliance.drift.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenTest {
  private static final Seen<String> KNOWN = new Seen.Known<>("a");
  private static final Seen<String> PARTLY = new Seen.Partly<>("a", "corner");
  private static final Seen<String> HIDDEN = new Seen.Hidden<>("no permission");

  @Test
  void with_anythingPartly_staysPartly() {
    assertThat(KNOWN.with(PARTLY, String::concat)).isEqualTo(new Seen.Partly<>("aa", "corner"));
    assertThat(PARTLY.with(KNOWN, String::concat)).isEqualTo(new Seen.Partly<>("aa", "corner"));
    assertThat(PARTLY.with(PARTLY, String::concat))
        .isEqualTo(new Seen.Partly<>("aa", "corner; corner"));
  }

  @Test
  void with_anythingHidden_isHidden() {
    assertThat(HIDDEN.with(KNOWN, String::concat)).isEqualTo(HIDDEN);
    assertThat(PARTLY.with(HIDDEN, String::concat)).isEqualTo(HIDDEN);
  }

  @Test
  void map_parserDoesNotUnderstand_isHidden() {
    Seen<String> seen =
        KNOWN.map(_ -> {
          throw new NotUnderstood("the form");
        });

    assertThat(seen).isEqualTo(new Seen.Hidden<>("output not understood: the form"));
  }

  @Test
  void orAsk_takesTheFullerView() {
    assertThat(HIDDEN.orAsk(() -> KNOWN)).isEqualTo(KNOWN);
    assertThat(PARTLY.orAsk(() -> KNOWN)).isEqualTo(KNOWN);
    assertThat(PARTLY.orAsk(() -> HIDDEN))
        .isEqualTo(new Seen.Partly<>("a", "corner; no permission"));
    assertThat(KNOWN.orAsk(() -> HIDDEN)).isEqualTo(KNOWN);
  }
}
