package osiriscare.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:p%40ss+word@db.example:5433/osiris?sslmode=require",
        "jdbc:postgresql://db.example:5433/osiris?user=me&password=p%40ss+word&sslmode=require"
      })
  void parse_bothForms_giveTheSame(String text) {
    var url = DatabaseUrl.parse(text);
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/osiris?sslmode=require");
    assertThat(url.user()).isEqualTo("me");
    assertThat(url.password().reveal()).isEqualTo("p@ss+word");
    assertThat(url.toString()).doesNotContain("p@ss");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://a:b@c/d",
        "postgresql://host",
        "postgresql://host/db",
        "postgresql://h:se cret@x/y"
      })
  void parse_otherTexts_areRefusedWithoutQuotingThem(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("DATABASE_URL")
        .hasMessageNotContaining("cret");
  }

  @Test
  void parse_withoutPort_isTheUsualOne() {
    assertThat(DatabaseUrl.parse("postgres://me@db/osiris").jdbcUrl())
        .isEqualTo("jdbc:postgresql://db:5432/osiris");
  }
}
