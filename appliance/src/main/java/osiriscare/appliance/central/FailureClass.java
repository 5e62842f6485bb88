package osiriscare.appliance.central;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Why Central could not be talked to; each asks for another remedy.
public enum FailureClass {
  /// Its name does not resolve.
  DNS,
  /// Nothing listens there.
  REFUSED,
  /// There is no way there.
  UNREACHABLE,
  /// No answer in time.
  TIMEOUT,
  /// Certificate or protocol trouble.
  TLS,
  /// It does not know our key.
  UNAUTHORIZED,
  /// It answers 5xx.
  SERVER_ERROR,
  /// It answers what we do not understand.
  OTHER;

  /// The word in logs and in `status.json`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The class of an exception of the HTTP client.
  public static FailureClass of(Throwable failure) {
    for (var cause = Optional.of(failure);
        cause.isPresent();
        cause = cause.flatMap(c -> Optional.ofNullable(c.getCause()))) {
      switch (cause.get()) {
        case UnresolvedAddressException _ -> {
          return DNS;
        }
        case UnknownHostException _ -> {
          return DNS;
        }
        case SSLException _ -> {
          return TLS;
        }
        case NoRouteToHostException _ -> {
          return UNREACHABLE;
        }
        case HttpConnectTimeoutException _ -> {
          return TIMEOUT;
        }
        case HttpTimeoutException _ -> {
          return TIMEOUT;
        }
        default -> {}
      }
    }
    if (failure instanceof ConnectException) {
      var text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
      return text.contains("unreachable") || text.contains("no route") ? UNREACHABLE : REFUSED;
    }
    return OTHER;
  }
}
