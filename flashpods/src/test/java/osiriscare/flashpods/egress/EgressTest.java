package osiriscare.flashpods.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EgressTest {
  private static Destinations answering(String... addresses) {
    return new Destinations(_ -> {
      var found = new InetAddress[addresses.length];
      for (int i = 0; i < found.length; i++) {
        found[i] = InetAddress.ofLiteral(addresses[i]);
      }
      return found;
    });
  }

  @ParameterizedTest
  @CsvSource({
    "9.9.9.9, true",
    "172.15.255.255, true",
    "172.32.0.1, true",
    "10.0.0.1, false",
    "10.0.0.2, false",
    "127.0.0.1, false",
    "169.254.169.254, false",
    "100.64.0.1, false",
    "172.16.0.1, false",
    "172.31.255.255, false",
    "192.168.1.1, false",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "0.0.0.0, false",
    "::1, false",
    "fd00::1, false",
  })
  void isPublic_address(String address, boolean expected) {
    assertThat(AddressRange.isPublic(InetAddress.ofLiteral(address))).isEqualTo(expected);
  }

  @Test
  void resolve_nameIntoAPrivateNet_isDroppedOrRefused() {
    assertThat(answering("10.0.0.1", "9.9.9.9").resolve(List.of("a.example")))
        .hasEntrySatisfying(
            "a.example",
            found -> assertThat(found).containsExactly(InetAddress.ofLiteral("9.9.9.9")));
    assertThatThrownBy(() -> answering("169.254.169.254").resolve(List.of("a.example")))
        .isInstanceOf(EgressFailure.class)
        .hasMessage("a.example has no public address");
  }

  @Test
  void resolve_unknown_isRefused() {
    var nobody =
        new Destinations(name -> {
          throw new UnknownHostException(name);
        });

    assertThatThrownBy(() -> nobody.resolve(List.of("a.example")))
        .isInstanceOf(EgressFailure.class)
        .hasMessageContaining("a.example");
  }

  @Test
  void rules_hostWithAPublicAddress_isRefusedBeforeAllIsAccepted() {
    var text =
        RuleText.publicInternet(
            List.of(InetAddress.ofLiteral("9.9.9.1"), InetAddress.ofLiteral("10.0.0.1")),
            List.of());

    assertThat(text.indexOf("ip daddr { 9.9.9.1 } goto refuse"))
        .isPositive()
        .isLessThan(text.indexOf("meta nfproto ipv4 goto reach"));
  }

  @Test
  void resolvers_ofTheHost_areThePublicOnesOnly() {
    var lines =
        List.of(
            "# nameserver 1.1.1.1",
            "search example.org",
            "nameserver 127.0.0.53",
            "nameserver 192.168.1.1",
            " nameserver\t9.9.9.9 ",
            "nameserver fe80::1%eth0",
            "nameserver host.example",
            "nameserver");

    assertThat(HostResolvers.of(lines)).containsExactly(InetAddress.ofLiteral("9.9.9.9"));
  }

  @Test
  void verdicts_ofNft_areReadAndToldUpToALimit() {
    var table =
        """
        {"nftables": [{"metainfo": {"version": "1.0.6"}},
          {"counter": {"name": "refusals", "packets": 5, "bytes": 300}},
          {"set": {"name": "reached", "elem": [{"elem": {
            "val": {"concat": ["9.9.9.9", "tcp", 443]}, "counter": {"packets": 2, "bytes": 120}}}]}},
          {"set": {"name": "refused"}}]}
        """;

    assertThat(EgressVerdicts.read(table))
        .isEqualTo(
            new EgressVerdicts(
                List.of(new EgressVerdicts.Contact("9.9.9.9", "tcp", 443, 2)), List.of(), 5));
    var many =
        new EgressVerdicts(
            List.of(),
            Collections.nCopies(99, new EgressVerdicts.Contact("10.0.0.1", "tcp", 80, 1)),
            99);
    var told = many.toJson().get("refused");
    assertThat(told.get("count").asInt()).isEqualTo(99);
    assertThat(told.get("destinations")).hasSize(EgressVerdicts.TOLD_MAX);
  }
}
