package osiriscare.central.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import osiriscare.central.secret.Vault;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;

/// Address and secret of a partner's hook, which lie in the database sealed only.
public record HookTarget(Secret url, Secret secret) {
  /// Reads an address.
  ///
  /// @throws IllegalArgumentException saying what it must be
  public static URI parse(String text, AddressRule rule) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("must be an https address");
    }
    if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      throw new IllegalArgumentException("must be an https address without a name or # in it");
    }
    boolean isPlainAllowed = rule == AddressRule.ANY && AddressRule.PUBLIC.refuses(url.getHost());
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || (scheme.equals("http") && isPlainAllowed))) {
      throw new IllegalArgumentException("must begin with https://");
    }
    if (rule.refuses(url.getHost())) {
      throw new IllegalArgumentException("must be an address of the internet");
    }
    return url;
  }

  /// The host, which may be shown.
  public String host() {
    return URI.create(url.reveal()).getAuthority();
  }

  /// The form for the database.
  public String seal(Vault vault, UUID channel) {
    var json = Json.object().put("url", url.reveal()).put("secret", secret.reveal());
    return vault.seal(Json.bytes(json), context(channel));
  }

  /// Reads what [#seal] wrote.
  public static HookTarget open(Vault vault, UUID channel, String sealed) {
    var text = new String(vault.open(sealed, context(channel)), StandardCharsets.UTF_8);
    var json = Json.parse(text, "hook");
    return new HookTarget(
        new Secret(json.path("url").asString()), new Secret(json.path("secret").asString()));
  }

  /// What the sealed form belongs to.
  public static String context(UUID channel) {
    return "notification channel\n" + channel;
  }
}
