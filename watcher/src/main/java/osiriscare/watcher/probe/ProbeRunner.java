package osiriscare.watcher.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.probe.Probe.Answer;
import osiriscare.watcher.probe.Probe.Question;
import tools.jackson.databind.node.ObjectNode;

/// Asks a probe's question, once. Never throws for what the host or the network does.
public final class ProbeRunner implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Clock clock;

  public ProbeRunner(Clock clock) {
    this.clock = clock;
  }

  /// Asks, for at most the probe's timeout.
  public Answer ask(Probe probe) throws InterruptedException {
    return switch (probe.question()) {
      case Question.Http(var url, var status) -> http(url, status, probe.timeout());
      case Question.Tcp(var host, var port) -> tcp(host, port, probe.timeout());
      case Question.Unit(var name) -> unit(name, probe.timeout());
      case Question.Disk(var path, var percent) -> disk(path, percent);
      case Question.CertificateFile(var path, var days) -> certificateFile(path, days);
      case Question.CertificateOf(var host, var port, var days) ->
          certificateOf(host, port, days, probe.timeout());
    };
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private Answer http(URI url, int status, Duration timeout) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(url).timeout(timeout).GET().build();
      // The body is not read: it is nobody's business, and may never end.
      var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
      return goodWhen(
          response.statusCode() == status,
          "answered status " + response.statusCode() + " instead of " + status);
    } catch (IOException e) {
      return new Answer.Bad("does not answer: " + e.getClass().getSimpleName());
    }
  }

  private static Answer tcp(String host, int port, Duration timeout) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
      return new Answer.Good();
    } catch (IOException e) {
      return new Answer.Bad("nobody answers on port " + port + ": " + e.getClass().getSimpleName());
    }
  }

  private static Answer unit(String name, Duration timeout) {
    var result =
        new ProcessRunner(timeout)
            .run("systemctl", "show", "--property=LoadState,ActiveState,NRestarts", "--", name);
    return switch (result) {
      case ProcessResult.Exited exited when exited.exitCode() == 0 ->
          unitState(name, exited.output());
      case ProcessResult.Exited exited ->
          new Answer.Unknown("systemctl ended with " + exited.exitCode());
      case ProcessResult.TimedOut _ -> new Answer.Unknown("systemctl did not answer");
      case ProcessResult.NotStarted(var why) -> new Answer.Unknown(why);
    };
  }

  static Answer unitState(String name, String output) {
    var said = new HashMap<String, String>();
    output
        .lines()
        .forEach(line -> said.put(line.replaceFirst("=.*", ""), line.replaceFirst("[^=]*=", "")));
    var state = said.get("ActiveState");
    if (state == null) {
      return new Answer.Unknown("systemctl did not say");
    }
    if (state.equals("active")) {
      return new Answer.Good();
    }
    // Units that systemd never restarts by itself, such as mounts, have no such count.
    var restarts = said.getOrDefault("NRestarts", "");
    return new Answer.Bad(
        "not-found".equals(said.get("LoadState")) ? "there is no such unit" : "is " + state,
        Json.object()
            .put("unit", name)
            .put("restart_count", restarts.matches("[0-9]{1,9}") ? Long.parseLong(restarts) : 0L));
  }

  private static Answer disk(Path path, int usedPercentMax) {
    try {
      var usage = Volumes.usage(path);
      if (usage.isEmpty()) {
        return new Answer.Unknown("the file system does not tell its size");
      }
      long percent = usage.get().path("usage_percent").asLong(0);
      return percent <= usedPercentMax
          ? new Answer.Good()
          : new Answer.Bad(percent + " % is used, more than " + usedPercentMax + " %", usage.get());
    } catch (IOException e) {
      return new Answer.Unknown("cannot be looked at: " + e.getClass().getSimpleName());
    }
  }

  private Answer certificateFile(Path path, int daysMin) {
    try (var stream = Files.newInputStream(path)) {
      return lasts(
          CertificateFactory.getInstance("X.509").generateCertificate(stream),
          daysMin,
          Json.object().put("path", path.toString()));
    } catch (IOException e) {
      return new Answer.Unknown("cannot be read: " + e.getClass().getSimpleName());
    } catch (CertificateException _) {
      return new Answer.Unknown("holds no certificate");
    }
  }

  private Answer certificateOf(String host, int port, int daysMin, Duration timeout) {
    try (var plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
      plain.setSoTimeout((int) timeout.toMillis());
      var sockets = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (var socket = (SSLSocket) sockets.createSocket(plain, host, port, true)) {
        var parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return lasts(
            socket.getSession().getPeerCertificates()[0],
            daysMin,
            Json.object().put("server", host + ":" + port));
      }
    } catch (SSLException _) {
      return new Answer.Bad("its certificate is not trusted");
    } catch (IOException e) {
      return new Answer.Bad("nobody answers: " + e.getClass().getSimpleName());
    }
  }

  private Answer lasts(Certificate certificate, int daysMin, ObjectNode facts) {
    if (!(certificate instanceof X509Certificate x509)) {
      return new Answer.Unknown("is a certificate of another kind");
    }
    var end = x509.getNotAfter().toInstant();
    var left = Duration.between(clock.instant(), end);
    return left.compareTo(Duration.ofDays(daysMin)) > 0
        ? new Answer.Good()
        : new Answer.Bad(
            "ends on " + end + ", sooner than in " + daysMin + " days",
            facts.put("days_remaining", Math.max(0, left.toDays())));
  }

  private static Answer goodWhen(boolean isGood, String otherwise) {
    return isGood ? new Answer.Good() : new Answer.Bad(otherwise);
  }
}
