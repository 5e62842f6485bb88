package osiriscare.daemon.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.release.ReleaseVersion;

/// Only what was signed comes out, whatever was done to an archive on its way.
class ArchiveTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.4.2");

  /// Stands in for a key: this module knows no cryptography.
  private static String sign(String text) {
    return Sha256.hex("key of the test " + text);
  }

  private final ArchiveReader reader =
      new ArchiveReader((text, signature) -> sign(text).equals(signature));

  @TempDir Path folder;
  private Path archive;

  /// An entry of a tar, as somebody else may write it.
  private record Entry(String name, byte type, String content) {
    static Entry file(String name, String content) {
      return new Entry(name, TarConstants.LF_NORMAL, content);
    }
  }

  @BeforeEach
  void build() throws IOException {
    var made = folder.resolve("unsigned.tar");
    archive = folder.resolve("signed.tar");
    var big = new byte[100_000];
    new Random(7).nextBytes(big);
    ArchiveWriter.build(
        Map.of(
            "VERSION", Files.writeString(folder.resolve("v"), "1.4.2\n"),
            "appliance.jar", Files.write(folder.resolve("a"), big),
            "lib/one.jar", Files.writeString(folder.resolve("b"), "one"),
            "lib/empty.jar", Files.createFile(folder.resolve("c"))),
        VERSION,
        NOW,
        made);
    ArchiveWriter.sign(made, archive, ArchiveTest::sign);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// An archive of these entries behind a manifest that is signed and names these files.
  private Path forged(Map<String, String> named, List<Entry> entries) throws IOException {
    var files = new TreeMap<String, Manifest.Content>();
    named.forEach(
        (path, text) -> files.put(path, new Manifest.Content(Sha256.hex(text), text.length())));
    var manifest = Manifest.of(VERSION, NOW, files);
    var all = new ArrayList<Entry>();
    all.add(Entry.file(Manifest.FILE, manifest.text()));
    all.add(Entry.file(Manifest.SIGNATURE, sign(manifest.text())));
    all.addAll(entries);
    return tar(all);
  }

  private Path tar(List<Entry> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      for (var entry : entries) {
        var header = new TarArchiveEntry(entry.name(), entry.type(), true);
        header.setSize(entry.content().length());
        if (entry.type() != TarConstants.LF_NORMAL) {
          header.setLinkName("/etc/passwd");
        }
        tar.putArchiveEntry(header);
        tar.write(utf8(entry.content()));
        tar.closeArchiveEntry();
      }
    }
    return Files.write(folder.resolve("forged.tar"), bytes.toByteArray());
  }

  private Path refuses(Path forged, String why) throws IOException {
    assertThatThrownBy(() -> reader.verify(forged))
        .isInstanceOf(InvalidArchive.class)
        .hasMessageContaining(why);
    var target = Files.createTempDirectory(folder, "refused").resolve("target");
    assertThatThrownBy(() -> reader.unpack(forged, target)).isInstanceOf(InvalidArchive.class);
    assertThat(target.resolve(Manifest.FILE)).as("nothing that looks whole").doesNotExist();
    return target;
  }

  @Test
  void unpack_signed_givesEveryFile() throws IOException {
    var target = folder.resolve("target");
    var manifest = reader.unpack(archive, target);
    assertThat(manifest.version()).isEqualTo(VERSION);
    assertThat(manifest.files().keySet())
        .containsExactly("VERSION", "appliance.jar", "lib/empty.jar", "lib/one.jar");
    assertThat(target.resolve("lib/one.jar")).hasContent("one");
    assertThat(target.resolve("appliance.jar")).hasSameBinaryContentAs(folder.resolve("a"));
    assertThat(reader.verifyFolder(target)).isEqualTo(manifest);
    assertThat(reader.verify(archive)).isEqualTo(manifest);
  }

  @Test
  void build_sameFiles_sameBytes() throws IOException {
    var again = folder.resolve("again.tar");
    ArchiveWriter.sign(folder.resolve("unsigned.tar"), again, ArchiveTest::sign);
    assertThat(again).hasSameBinaryContentAs(archive);
  }

  @Test
  void sign_whatIsSigned_isRefused() {
    assertThatThrownBy(
            () -> ArchiveWriter.sign(archive, folder.resolve("twice.tar"), ArchiveTest::sign))
        .isInstanceOf(InvalidArchive.class);
    assertThat(folder.resolve("twice.tar")).doesNotExist();
  }

  @Test
  void unsigned_andSignedByAnother_areRefused() throws IOException {
    refuses(folder.resolve("unsigned.tar"), "has no manifest.sig where it belongs");
    var other = folder.resolve("other.tar");
    ArchiveWriter.sign(folder.resolve("unsigned.tar"), other, text -> sign(text + " "));
    refuses(other, "is not signed by a release key");
  }

  /// Cut anywhere, it is refused; but for the zeros at its end, without which nothing is missing.
  @Test
  void tornAtEveryByte_isRefusedOrWhole() throws IOException {
    var bytes = Files.readAllBytes(archive);
    int refused = 0;
    for (int length = 0; length < bytes.length; length += length % 512 == 511 ? 1 : 173) {
      var torn = Files.write(folder.resolve("torn.tar"), Arrays.copyOf(bytes, length));
      try {
        assertThat(reader.verify(torn)).isEqualTo(reader.verify(archive));
      } catch (InvalidArchive _) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100_000 / 173);
  }

  /// Whatever byte is changed, it is refused or gives what was signed.
  @ParameterizedTest
  @MethodSource("seeds")
  void anyByteChanged_isRefusedOrGivesWhatWasSigned(long seed) throws IOException {
    var random = new Random(seed);
    var bytes = Files.readAllBytes(archive);
    // Half of them in the head, where the structure is.
    int at = random.nextInt(random.nextBoolean() ? 4096 : bytes.length);
    bytes[at] = (byte) (bytes[at] ^ 1 + random.nextInt(255));
    var changed = Files.write(folder.resolve("changed.tar"), bytes);
    var target = folder.resolve("target");
    try {
      reader.unpack(changed, target);
    } catch (InvalidArchive _) {
      return;
    }
    assertThat(target.resolve("appliance.jar")).hasSameBinaryContentAs(folder.resolve("a"));
    reader.verifyFolder(target);
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void garbage_isRefused(long seed) throws IOException {
    var random = new Random(seed);
    var bytes = new byte[random.nextInt(5000)];
    random.nextBytes(bytes);
    refuses(Files.write(folder.resolve("garbage.tar"), bytes), "");
  }

  @Test
  void swappedContents_areRefused() throws IOException {
    refuses(
        forged(
            Map.of("a", "one", "b", "two"),
            List.of(Entry.file("a", "two"), Entry.file("b", "one"))),
        "holds another a");
  }

  @Test
  void fileTwice_andFileThatIsNotNamed_areRefused() throws IOException {
    var named = Map.of("a", "one");
    var a = Entry.file("a", "one");
    refuses(forged(named, List.of(a, a)), "its manifest does not name");
    refuses(forged(named, List.of(a, Entry.file("b", ""))), "its manifest does not name");
    refuses(forged(named, List.of()), "lacks a");
  }

  @Test
  void otherSize_isRefusedBeforeAnythingIsWritten() throws IOException {
    var target =
        refuses(
            forged(Map.of("a", "one"), List.of(Entry.file("a", "1".repeat(1_000_000)))),
            "holds another a");
    assertThat(target.resolve("a")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(bytes = {'1', '2', '3', '4', '5', '6', '7'})
  void linksDevicesAndFolders_areRefused(byte type) throws IOException {
    refuses(
        forged(Map.of("a", ""), List.of(new Entry("a", type, ""))), "its manifest does not name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a",
        "/a",
        "a/../b",
        "a//b",
        "a/",
        ".",
        "..",
        "a\\b",
        "a b",
        "manifest.sig",
        ""
      })
  void pathThatLeadsOut_isRefusedInTheManifest(String path) {
    assertThatThrownBy(
            () -> Manifest.of(VERSION, NOW, Map.of(path, new Manifest.Content(Sha256.hex(""), 0))))
        .isInstanceOf(InvalidArchive.class)
        .hasMessageContaining("path");
  }

  @Test
  void hugeSizes_areRefused() throws IOException {
    var content = new Manifest.Content(Sha256.hex(""), Manifest.SIZE_MAX);
    assertThatThrownBy(() -> Manifest.of(VERSION, NOW, Map.of("a", content, "b", content)))
        .hasMessageContaining("bytes together");
    var tooLarge = new Manifest.Content(Sha256.hex(""), Manifest.SIZE_MAX + 1);
    assertThatThrownBy(() -> Manifest.of(VERSION, NOW, Map.of("a", tooLarge)))
        .hasMessageContaining("size");
    var manifest = "1".repeat(Manifest.BYTES_MAX + 1);
    refuses(tar(List.of(Entry.file(Manifest.FILE, manifest))), "larger than");
  }

  @Test
  void folderThatWasChanged_isRefused() throws IOException {
    var target = folder.resolve("target");
    reader.unpack(archive, target);
    Files.createFile(target.resolve("lib/extra.jar"));
    assertThatThrownBy(() -> reader.verifyFolder(target)).hasMessageContaining("other files");
    Files.delete(target.resolve("lib/extra.jar"));
    Files.writeString(target.resolve("lib/one.jar"), "eno");
    assertThatThrownBy(() -> reader.verifyFolder(target)).hasMessageContaining("lib/one.jar");
    Files.delete(target.resolve("lib/one.jar"));
    assertThatThrownBy(() -> reader.verifyFolder(target)).hasMessageContaining("other files");
    Files.createSymbolicLink(target.resolve("lib/one.jar"), folder.resolve("b"));
    assertThatThrownBy(() -> reader.verifyFolder(target)).hasMessageContaining("neither");
    Files.delete(target.resolve("manifest.sig"));
    assertThatThrownBy(() -> reader.verifyFolder(target)).isInstanceOf(InvalidArchive.class);
  }
}
