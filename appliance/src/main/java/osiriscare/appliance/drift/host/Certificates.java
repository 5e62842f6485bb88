package osiriscare.appliance.drift.host;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Certificates on known paths. Text form: `end-epoch-second path`, with `?` for the end of a file
/// that is called a certificate and is not understood.
public record Certificates(List<Entry> entries) {
  private static final List<String> DIRECTORIES =
      List.of(
          "/etc/letsencrypt/live",
          "/etc/msp",
          "/etc/nginx/ssl",
          "/etc/osiriscare",
          "/var/lib/acme",
          "/var/lib/caddy",
          "/var/lib/compliance-agent",
          "/var/lib/msp");
  private static final List<String> ENDINGS = List.of(".crt", ".cer", ".pem");
  private static final int DEPTH_MAX = 5;
  private static final int FILES_MAX = 500;
  private static final int DIRECTORIES_MAX = 2_000;

  /// One certificate file.
  ///
  /// @param endEpochSecond of the certificate that ends first in the file, or -1 when the file is
  ///   not understood
  public record Entry(String path, long endEpochSecond) {}

  public Certificates {
    entries = List.copyOf(entries);
  }

  static Seen<String> gather(Host host) {
    return new Search(host.files()).in(DIRECTORIES);
  }

  /// Reads the text form.
  public static Certificates parse(String text) {
    var entries = new ArrayList<Entry>();
    for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
      var blank = line.indexOf(' ');
      if (blank < 1) {
        throw new NotUnderstood("the list of certificates");
      }
      var end = line.substring(0, blank);
      entries.add(new Entry(line.substring(blank + 1), end.equals("?") ? -1 : Numbers.whole(end)));
    }
    return new Certificates(entries);
  }

  private static final class Search {
    private final HostFiles files;
    private final List<String> lines = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private int searched;

    Search(HostFiles files) {
      this.files = files;
    }

    Seen<String> in(List<String> directories) {
      directories.forEach(directory -> search(directory, DEPTH_MAX));
      return Seen.of(
          String.join("\n", lines),
          hidden.stream().distinct().limit(3).collect(Collectors.joining("; ")));
    }

    private void search(String directory, int depth) {
      if (++searched > DIRECTORIES_MAX) {
        hidden.add("more than " + DIRECTORIES_MAX + " directories");
        return;
      }
      switch (files.list(directory)) {
        case Seen.Known<List<String>>(var names) ->
            names.forEach(name -> look(directory + "/" + name, depth));
        case Seen.Partly<List<String>>(_, var reason) -> hidden.add(reason);
        case Seen.Hidden<List<String>>(var reason) -> hidden.add(reason);
      }
    }

    /// A link to a directory is not followed: it could lead through the whole tree.
    private void look(String path, int depth) {
      if (ENDINGS.stream().anyMatch(path::endsWith)) {
        read(path);
      } else if (depth > 0 && files.link(path).equals(new Seen.Known<>(Optional.empty()))) {
        search(path, depth - 1);
      }
    }

    private void read(String path) {
      if (lines.size() >= FILES_MAX) {
        hidden.add("more than " + FILES_MAX + " certificate files");
        return;
      }
      switch (files.required(path)) {
        case Seen.Known<String>(var pem) -> {
          if (!pem.contains("PRIVATE KEY-----") || pem.contains("BEGIN CERTIFICATE")) {
            lines.add(firstEnd(pem) + " " + PrintableText.of(path));
          }
        }
        case Seen.Partly<String>(_, var reason) -> hidden.add(reason);
        case Seen.Hidden<String>(var reason) -> hidden.add(reason);
      }
    }

    private static String firstEnd(String pem) {
      try {
        var all = new ArrayList<X509Certificate>();
        var start = 0;
        var factory = CertificateFactory.getInstance("X.509");
        while ((start = pem.indexOf("-----BEGIN CERTIFICATE-----", start)) >= 0) {
          var block = pem.substring(start).getBytes(StandardCharsets.US_ASCII);
          all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
          start++;
        }
        return all.stream()
            .map(certificate -> certificate.getNotAfter().toInstant().getEpochSecond())
            .min(Long::compare)
            .map(String::valueOf)
            .orElse("?");
      } catch (CertificateException _) {
        return "?";
      }
    }
  }
}
