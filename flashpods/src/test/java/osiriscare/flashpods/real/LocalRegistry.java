package osiriscare.flashpods.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A registry that speaks the OCI distribution protocol for reading. Any name in [#names] leads to
/// one small image; a name that begins with `slow` never gives its layer.
public final class LocalRegistry implements AutoCloseable {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  private final HttpServer server;
  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final byte[] manifest;
  private final String layer;
  private final AtomicInteger layersSent = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// Starts it on a port of its own.
  public LocalRegistry() throws IOException {
    layer = add(layer());
    var config =
        add(
            """
            {"architecture":"amd64","os":"linux","config":{},
             "rootfs":{"type":"layers","diff_ids":["%s"]}}
            """
                .formatted(layer)
                .getBytes(StandardCharsets.UTF_8));
    manifest =
        """
        {"schemaVersion":2,"mediaType":"%s",
         "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},
         "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}
        """
            .formatted(MANIFEST, config, blob(config).length, layer, blob(layer).length)
            .getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v2/", this::answer);
    server.start();
  }

  /// Repositories that exist.
  public Set<String> names() {
    return names;
  }

  /// Where it is.
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// The digest of its image.
  public String digest() {
    return digest(manifest);
  }

  /// How often the image's layer was asked for.
  public int layersSent() {
    return layersSent.get();
  }

  private static byte[] layer() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      put(tar, "bin/sh", Files.readAllBytes(Path.of("/bin/busybox")));
      // Another image than that of any other registry.
      put(tar, "id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setMode(0755);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private String add(byte[] blob) {
    blobs.put(digest(blob), blob);
    return digest(blob);
  }

  private byte[] blob(String digest) {
    return Optional.ofNullable(blobs.get(digest)).orElseThrow();
  }

  private static String digest(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var parts = exchange.getRequestURI().getPath().substring("/v2/".length()).split("/", -1);
      if (parts.length < 3) {
        send(exchange, 200, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
      } else if (!names.contains(parts[0])) {
        var error =
            "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}";
        send(exchange, 404, "application/json", error.getBytes(StandardCharsets.UTF_8));
      } else if (parts[1].equals("manifests")) {
        send(exchange, 200, MANIFEST, manifest);
      } else {
        blob(exchange, parts[0], parts[2]);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void blob(HttpExchange exchange, String name, String digest)
      throws IOException, InterruptedException {
    if (digest.equals(layer) && exchange.getRequestMethod().equals("GET")) {
      layersSent.incrementAndGet();
      if (name.startsWith("slow")) {
        closed.await();
      }
    }
    send(exchange, 200, "application/octet-stream", blob(digest));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Docker-Content-Digest", digest(body));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
