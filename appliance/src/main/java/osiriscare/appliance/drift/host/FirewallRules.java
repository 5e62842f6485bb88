package osiriscare.appliance.drift.host;

import java.util.List;
import java.util.Optional;

/// The loaded packet filter. Text form: a line with the backend (`nft`, `iptables` or `none`), then
/// what it printed.
///
/// @param rules the backend's own text; empty when the backend is `none`
public record FirewallRules(String backend, String rules) {
  /// No program that loads a filter is installed.
  public static final String NONE = "none";

  static Seen<String> gather(Host host) {
    if (!host.sight().networkHidden().isEmpty()) {
      return new Seen.Hidden<>(host.sight().networkHidden());
    }
    return host.findProgram("nft")
        .then(nft ->
            nft.map(path ->
                    host.commands()
                        .textOf(path, "-j", "list", "ruleset")
                        .map(json -> "nft\n" + json))
                .orElseGet(() -> fromIptables(host)));
  }

  private static Seen<String> fromIptables(Host host) {
    return host.findProgram("iptables-save")
        .then(found ->
            found.map(path -> saved(host, path)).orElseGet(() -> new Seen.Known<>(NONE + "\n")));
  }

  private static Seen<String> saved(Host host, String iptablesSave) {
    var v4 = host.commands().textOf(iptablesSave);
    return host.findProgram("ip6tables-save")
        .then(found ->
            found.map(path -> host.commands().textOf(path)).orElseGet(() -> new Seen.Known<>("")))
        .with(v4, (six, four) -> "iptables\n" + four + six);
  }

  /// Reads the text form.
  public static FirewallRules parse(String text) {
    var end = text.indexOf('\n');
    var backend = Optional.of(end).filter(at -> at > 0).map(at -> text.substring(0, at)).orElse("");
    if (!List.of("nft", "iptables", NONE).contains(backend)) {
      throw new NotUnderstood("the packet filter names no backend");
    }
    return new FirewallRules(backend, text.substring(end + 1));
  }
}
