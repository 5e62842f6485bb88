package osiriscare.daemon.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.release.ReleaseVersion;

/// What an archive holds; its exact text is what is signed.
///
/// @param files by path; the path has no step up and no link
public record Manifest(
    String text, ReleaseVersion version, Instant createdAt, SortedMap<String, Content> files) {
  /// Where it lies in an archive and beside what was unpacked.
  public static final String FILE = "manifest.json";

  static final String SIGNATURE = "manifest.sig";
  static final int BYTES_MAX = 1 << 20;
  static final int FILES_MAX = 2000;

  /// Most bytes that all files of an archive have together.
  public static final long SIZE_MAX = 256L << 20;

  /// Most bytes of an archive: names, manifest and padding are beside the files.
  public static final long ARCHIVE_BYTES_MAX = SIZE_MAX + (8L << 20);

  private static final int FORMAT = 1;
  private static final Pattern PATH =
      Pattern.compile("([A-Za-z0-9_+-][A-Za-z0-9._+-]*/)*[A-Za-z0-9_+-][A-Za-z0-9._+-]*");

  public Manifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// What one file holds.
  public record Content(String sha256, long size) {}

  static Manifest of(ReleaseVersion version, Instant createdAt, Map<String, Content> files) {
    var json = Json.object();
    json.put("format", FORMAT);
    json.put("version", version.toString());
    json.put("created_at", createdAt.toString());
    var list = json.putArray("files");
    new TreeMap<>(files)
        .forEach((path, content) ->
            list.add(
                Json.object()
                    .put("path", path)
                    .put("sha256", content.sha256())
                    .put("size", content.size())));
    return parse(Json.text(json));
  }

  // Strict, so that the text that is used has exactly the bytes that were signed.
  static Manifest parse(byte[] bytes) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      throw new InvalidArchive(FILE + " is not UTF-8");
    }
  }

  private static Manifest parse(String text) {
    try {
      var fields = Json.object(text, FILE);
      fields.integer("format", FORMAT, FORMAT);
      var files = new TreeMap<String, Content>();
      for (var file : fields.objects("files", FILES_MAX, row -> row)) {
        if (files.put(path(file), content(file)) != null) {
          throw fields.wrong("files", "names a file twice");
        }
      }
      if (files.values().stream().mapToLong(Content::size).sum() > SIZE_MAX) {
        throw fields.wrong("files", "have more than " + SIZE_MAX + " bytes together");
      }
      return new Manifest(
          text,
          fields.parsed("version", ReleaseVersion::parse),
          fields.instant("created_at"),
          files);
    } catch (InvalidRequest e) {
      throw new InvalidArchive(FILE + ": " + e.getMessage());
    }
  }

  private static String path(Fields file) {
    var path = file.text("path", 500);
    if (!PATH.matcher(path).matches() || path.equals(FILE) || path.equals(SIGNATURE)) {
      throw file.wrong("path", "is not the path of a file within");
    }
    return path;
  }

  private static Content content(Fields file) {
    return new Content(
        file.parsed("sha256", Sha256::requireHex), file.integer("size", 0, SIZE_MAX));
  }

  /// SHA-256 of its text: which archive this is.
  public String hash() {
    return Sha256.hex(text);
  }
}
