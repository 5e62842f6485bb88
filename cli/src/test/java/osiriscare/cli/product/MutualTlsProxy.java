package osiriscare.cli.product;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Caddy before the receiver that demands a client certificate of an authority of ours, as a
/// deployment has it.
final class MutualTlsProxy implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Process caddy;

  MutualTlsProxy(Path folder, URI receiver) throws IOException, InterruptedException {
    this.folder = folder;
    this.port = ConfiguredAgentTest.freePort();
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=ca"
            + " -keyout ca.key -out ca.pem");
    certificate("server", "subjectAltName=DNS:localhost");
    certificate("client", "extendedKeyUsage=clientAuth");
    var file =
        Files.writeString(
            folder.resolve("Caddyfile"),
            """
            {
              admin off
              auto_https disable_redirects
              skip_install_trust
            }
            https://localhost:%d {
              bind 127.0.0.1
              tls server.pem server.key {
                client_auth {
                  mode require_and_verify
                  trusted_ca_cert_file ca.pem
                }
              }
              reverse_proxy %s {
                header_up X-Client-Certificate {http.request.tls.client.certificate_der_base64}
              }
            }
            """
                .formatted(port, receiver.getAuthority()));
    var builder =
        new ProcessBuilder("caddy", "run", "--adapter", "caddyfile", "--config", file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("caddy.log").toFile());
    builder.environment().put("XDG_DATA_HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    caddy = builder.start();
    RunningLauncher.await(this::answers, Duration.ofSeconds(30));
  }

  URI uri() {
    return URI.create("https://localhost:" + port);
  }

  /// Lines of the configuration of an agent that goes through this proxy.
  String clientConfiguration() {
    return "client_cert_file: %1$s/client.pem\nclient_key_file: %1$s/client.key\nserver_ca_file: %1$s/ca.pem"
        .formatted(folder);
  }

  private boolean answers() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void certificate(String name, String extension) throws IOException, InterruptedException {
    Files.writeString(folder.resolve(name + ".ext"), extension);
    openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=%1$s -keyout %1$s.key -out %1$s.csr"
            .formatted(name));
    openssl(
        "x509 -req -days 2 -in %1$s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile %1$s.ext -out %1$s.pem"
            .formatted(name));
  }

  private void openssl(String arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
    var log = folder.resolve("openssl.log").toFile();
    var openssl =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    if (openssl.waitFor() != 0) {
      throw new AssertionError(Files.readString(log.toPath()));
    }
  }

  @Override
  public void close() {
    caddy.destroy();
    try {
      if (!caddy.waitFor(10, TimeUnit.SECONDS)) {
        caddy.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
