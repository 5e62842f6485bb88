package osiriscare.daemon.queue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import osiriscare.daemon.settings.Settings;
import osiriscare.protocol.id.Secret;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/// Where the Redis with the event streams is, and how we prove who we are. With `rediss` its
/// certificate must be valid for its name; without TLS only this machine is talked to, unless a
/// person allows more.
public final class EventQueue {
  private static final int PORT = 6379;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final HostAndPort address;
  private final String user;
  private final Optional<Secret> password;
  private final Optional<SSLSocketFactory> tls;

  private EventQueue(
      HostAndPort address, String user, Optional<Secret> password, Optional<SSLSocketFactory> tls) {
    this.address = address;
    this.user = user;
    this.password = password;
    this.tls = tls;
  }

  /// Reads `EVENT_QUEUE_URL` and what belongs to it; empty when there is no queue.
  public static Optional<EventQueue> from(Settings settings) {
    var url = settings.secret("EVENT_QUEUE_URL");
    var passwordFile = settings.secretFile("EVENT_QUEUE_PASSWORD_FILE");
    var authorities = settings.path("EVENT_QUEUE_CA_FILE");
    boolean allowsPlaintext = settings.bool("EVENT_QUEUE_ALLOW_PLAINTEXT", false);
    return url.map(value -> of(parse(value), passwordFile, authorities, allowsPlaintext));
  }

  private static EventQueue of(
      URI url, Optional<Secret> passwordFile, Optional<Path> authorities, boolean allowsPlaintext) {
    boolean isTls = url.getScheme().equals("rediss");
    if (!isTls && !allowsPlaintext && !isThisMachine(url.getHost())) {
      throw wrong("must begin with rediss://, or EVENT_QUEUE_ALLOW_PLAINTEXT be true");
    }
    if (!isTls && authorities.isPresent()) {
      throw new Settings.InvalidSetting("EVENT_QUEUE_CA_FILE", "is of no use without rediss://");
    }
    var userInfo = Optional.ofNullable(url.getUserInfo()).orElse("").split(":", 2);
    var inUrl = userInfo.length == 2 ? Optional.of(new Secret(userInfo[1])) : passwordFile;
    if (userInfo.length == 2 && passwordFile.isPresent()) {
      throw new Settings.InvalidSetting(
          "EVENT_QUEUE_PASSWORD_FILE", "is set, and EVENT_QUEUE_URL holds a password too");
    }
    return new EventQueue(
        new HostAndPort(url.getHost(), url.getPort() < 0 ? PORT : url.getPort()),
        userInfo[0].isEmpty() ? "default" : userInfo[0],
        inUrl,
        isTls ? Optional.of(TrustedAuthorities.sockets(authorities)) : Optional.empty());
  }

  /// A connection of its own for one thread.
  ///
  /// @param answerWithin longest wait for an answer, longer than any blocking read
  /// @throws redis.clients.jedis.exceptions.JedisException when it cannot be had
  public Jedis connect(Duration answerWithin) {
    var config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis((int) CONNECT_TIMEOUT.toMillis())
            .socketTimeoutMillis((int) answerWithin.toMillis());
    password.ifPresent(secret -> config.user(user).password(secret.reveal()));
    tls.ifPresent(sockets -> {
      var parameters = new SSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      config.ssl(true).sslSocketFactory(sockets).sslParameters(parameters);
    });
    return new Jedis(address, config.build());
  }

  /// Host and port, for logs.
  @Override
  public String toString() {
    return address.toString();
  }

  // The whole text may be a password: no error quotes it.
  private static URI parse(Secret text) {
    try {
      var url = URI.create(text.reveal().strip());
      if (Set.of("redis", "rediss").contains(String.valueOf(url.getScheme()))
          && url.getHost() != null
          && Set.of("", "/", "/0").contains(url.getPath())
          && url.getQuery() == null) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw wrong("must look like rediss://user@host:6379");
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static Settings.InvalidSetting wrong(String why) {
    return new Settings.InvalidSetting("EVENT_QUEUE_URL", why);
  }
}
