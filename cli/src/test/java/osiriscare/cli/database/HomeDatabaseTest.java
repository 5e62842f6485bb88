package osiriscare.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.database.DatabaseUrl;

class HomeDatabaseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://osiris_central:abc@127.0.0.1:5432/osiris",
        "postgresql://u:p%40s%20s%2F%3A%2B@[::1]:6000/d?sslmode=require&targetServerType=primary"
      })
  void text_ofAnAddress_isReadBackTheSame(String url) {
    var address = DatabaseUrl.parse(url);
    var again = DatabaseUrl.parse(HomeDatabase.text(address).reveal());
    assertThat(again.jdbcUrl()).isEqualTo(address.jdbcUrl());
    assertThat(again.user()).isEqualTo(address.user());
    assertThat(again.password().reveal()).isEqualTo(address.password().reveal());
  }
}
