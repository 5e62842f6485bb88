package osiriscare.central.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Page;
import osiriscare.daemon.archive.ArchiveReader;
import osiriscare.daemon.archive.InvalidArchive;
import osiriscare.daemon.archive.Manifest;
import osiriscare.daemon.archive.OverlayLayout;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.ReleaseKeys;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Takes archives that a release key signed, and lists them. What is signed by nobody that
/// appliances trust never gets in; they check it again all the same.
public final class ReleaseApi {
  /// What an archive is sent as.
  public static final String MEDIA_TYPE = "application/x-tar";

  private static final int BUFFER = 64 * 1024;

  private final Database database;
  private final ReleaseKeys keys;
  private final Clock clock;

  ReleaseApi(Database database, ReleaseKeys keys, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
  }

  /// All of them, newest first.
  public Page<ReleaseView> list(Call call) {
    return Page.whole(database.in(call.tenant(), Releases::newest));
  }

  /// Keeps the archive that is the request's body. Twice is as good as once.
  public ReleaseView put(Call call) {
    var sha = call.path("archive", Sha256::requireHex);
    if (call.header("Content-Type").filter(MEDIA_TYPE::equals).isEmpty()) {
      throw new ProblemException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The body must be " + MEDIA_TYPE);
    }
    try {
      var archive = Files.createTempFile("osiris-release", ".tar");
      try {
        receive(call, archive);
        return keep(call, sha, archive);
      } finally {
        Files.delete(archive);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("keep a release", e);
    }
  }

  private static void receive(Call call, Path archive) throws IOException {
    try (var in = call.request().servletRequest().getInputStream();
        var out = Files.newOutputStream(archive)) {
      long size = 0;
      for (var part = in.readNBytes(BUFFER); part.length > 0; part = in.readNBytes(BUFFER)) {
        size += part.length;
        if (size > Manifest.ARCHIVE_BYTES_MAX) {
          throw new ProblemException(ProblemCode.PAYLOAD_TOO_LARGE);
        }
        out.write(part);
      }
    }
  }

  private ReleaseView keep(Call call, String sha, Path archive) throws IOException {
    if (!ArchiveReader.sha256(archive).equals(sha)) {
      throw new InvalidRequest("archive", "is not that of the body");
    }
    var signer = new AtomicReference<Optional<VerifyingKey>>(Optional.empty());
    var manifest = verified(archive, signer);
    var release =
        new ReleaseView(
            manifest.version().toString(),
            sha,
            Files.size(archive),
            signer.get().map(VerifyingKey::hex),
            Actor.of(call).username(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return database.in(call.tenant(), db -> keep(db, call, release, archive));
  }

  private Manifest verified(Path archive, AtomicReference<Optional<VerifyingKey>> signer)
      throws IOException {
    ArchiveReader.Signature ofOurs =
        (text, signature) -> {
          signer.set(keys.signer(text, signature));
          return signer.get().isPresent();
        };
    try {
      var manifest = new ArchiveReader(ofOurs).verify(archive);
      OverlayLayout.check(manifest);
      return manifest;
    } catch (InvalidArchive e) {
      throw new InvalidRequest("body", String.valueOf(e.getMessage()));
    }
  }

  private static ReleaseView keep(Db db, Call call, ReleaseView release, Path archive) {
    var known = Releases.ofVersion(db, release.version());
    if (known.isPresent()) {
      if (!known.get().sha256().equals(release.sha256())) {
        throw new ProblemException(
            ProblemCode.CONFLICT, "Another archive of version " + release.version() + " is here");
      }
      return known.get();
    }
    try {
      Releases.insert(db, release, archive);
    } catch (IOException e) {
      throw new UncheckedIOException("read an archive that was just written", e);
    }
    AuditLog.append(
        db,
        Actor.of(call)
            .did("release.add", release.version(), Json.object().put("sha256", release.sha256())));
    return release;
  }
}
