package osiriscare.flashpods.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.file.ForeignTree;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.store.Tx;
import osiriscare.protocol.id.Secret;

/// Uploads as folders: `incoming` is what rsync may write to; finalizing moves a folder to
/// `frozen`, where its sender's path no longer leads.
public final class FolderUploads implements Uploads {
  private final Path incoming;
  private final Path frozen;
  private final Store store;
  private final UploadRules rules;
  private final UploadRoom room;
  private final Clock clock;
  private final RandomGenerator random;
  private final Optional<RsyncPasswords> passwords;

  /// @param incoming folder of the rsync module
  /// @param frozen a folder on the same disk that rsync does not serve
  /// @param passwords of those who send by rsync, when they need one
  public FolderUploads(
      Path incoming,
      Path frozen,
      Store store,
      UploadRules rules,
      Clock clock,
      RandomGenerator random,
      Optional<RsyncPasswords> passwords) {
    this.incoming = incoming;
    this.frozen = frozen;
    this.store = store;
    this.rules = rules;
    this.room = new UploadRoom(incoming, frozen, rules);
    this.clock = clock;
    this.random = random;
    this.passwords = passwords;
    admitSenders();
  }

  private void admitSenders() {
    passwords.ifPresent(all ->
        all.admit(() ->
            store.read(tx -> UploadRows.inState(tx, Upload.State.UPLOADING)).stream()
                .map(Upload::id)
                .toList()));
  }

  /// What its sender needs for rsync, when that takes a password.
  public Optional<Secret> rsyncPassword(UploadId id) {
    return passwords.map(all -> all.of(id));
  }

  @Override
  public Upload create() {
    var id = UploadId.issue(random);
    room.requireAny();
    var now = clock.instant();
    store.run(tx -> UploadRows.insert(tx, id, now, now.plus(rules.openFor())));
    folder(incoming.resolve(id.value()));
    admitSenders();
    return get(id);
  }

  private static void folder(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException("make " + path, e);
    }
  }

  /// Unpacks a tar stream into an upload that is not finalized; what was there before is replaced.
  public Upload receive(UploadId id, InputStream body, TarReader.Compression compression) {
    var upload = known(id);
    requireOpen(upload);
    var folder = incoming.resolve(id.value());
    try {
      empty(folder);
      TarReader.unpack(body, compression, folder, room.budget());
    } catch (ApiError e) {
      // A refused archive keeps no room from others.
      empty(folder);
      throw e;
    } catch (IOException e) {
      boolean isDiskFull = room.isDiskFull();
      empty(folder);
      throw isDiskFull
          ? new ApiError(ErrorCode.INSUFFICIENT_STORAGE, "The disk of uploads is full", e)
          : new ApiError(ErrorCode.INVALID_REQUEST, "The archive cannot be read", e);
    }
    return get(id);
  }

  private static void empty(Path folder) {
    try {
      ForeignTree.delete(folder);
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("empty " + folder, e);
    }
  }

  @Override
  public Upload finish(UploadId id) {
    var upload = knownOrFound(id);
    if (upload.state() == Upload.State.FINALIZED) {
      return upload;
    }
    requireOpen(upload);
    room.requireDisk();
    try {
      var folder = incoming.resolve(id.value());
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new ApiError(ErrorCode.UPLOAD_NOT_FOUND);
      }
      room.checked(folder);
      folder(frozen);
      Files.move(folder, frozen.resolve(id.value()), StandardCopyOption.ATOMIC_MOVE);
      // Measured again where nobody finds it any more: what is frozen is what counts.
      var size = room.checked(frozen.resolve(id.value()));
      var now = clock.instant();
      store.run(tx -> UploadRows.finalized(tx, id, size, now, now.plus(rules.keptFor())));
    } catch (IOException e) {
      throw new UncheckedIOException("finalize " + id, e);
    }
    admitSenders();
    return get(id);
  }

  // A client that invents its id tells us of it only now.
  private Upload knownOrFound(UploadId id) {
    var known = store.read(tx -> UploadRows.find(tx, id));
    if (known.isEmpty()
        && Files.isDirectory(incoming.resolve(id.value()), LinkOption.NOFOLLOW_LINKS)) {
      var now = clock.instant();
      store.run(tx -> UploadRows.insert(tx, id, now, now.plus(rules.openFor())));
    }
    return known(id);
  }

  private Upload known(UploadId id) {
    return store
        .read(tx -> UploadRows.find(tx, id))
        .orElseThrow(() -> new ApiError(ErrorCode.UPLOAD_NOT_FOUND));
  }

  private static void requireOpen(Upload upload) {
    switch (upload.state()) {
      case UPLOADING -> {}
      case FINALIZED -> throw new ApiError(ErrorCode.UPLOAD_ALREADY_FINALIZED);
      case CONSUMED -> throw new ApiError(ErrorCode.UPLOAD_ALREADY_CONSUMED);
      case EXPIRED -> throw new ApiError(ErrorCode.UPLOAD_EXPIRED);
    }
  }

  @Override
  public Upload get(UploadId id) {
    return known(id);
  }

  @Override
  public void delete(UploadId id) {
    boolean isExpired = store.write(tx -> !UploadRows.isHeld(tx, id) && UploadRows.expire(tx, id));
    if (!isExpired) {
      throw new ApiError(ErrorCode.UPLOAD_NOT_FOUND);
    }
    admitSenders();
    deleteFiles(id);
  }

  @Override
  public void hold(Tx tx, UploadId id, JobId job) {
    var upload =
        UploadRows.find(tx, id).orElseThrow(() -> new ApiError(ErrorCode.UPLOAD_NOT_FOUND));
    if (upload.state() != Upload.State.FINALIZED) {
      throw new ApiError(ErrorCode.UPLOAD_NOT_FINALIZED);
    }
    UploadRows.hold(tx, id, job);
  }

  @Override
  public void consume(Tx tx, UploadId id, JobId job) {
    UploadRows.consume(tx, id, job, clock.instant());
  }

  @Override
  public Path snapshot(UploadId id) {
    return frozen.resolve(id.value());
  }

  @Override
  public void release(JobId job) {
    var held = store.write(tx -> UploadRows.letGo(tx, job));
    for (var id : held) {
      if (store.write(tx -> isUnused(tx, id))) {
        deleteFiles(id);
      }
    }
  }

  private static boolean isUnused(Tx tx, UploadId id) {
    if (UploadRows.isHeld(tx, id)) {
      return false;
    }
    // Its only job never ran: documented to expire with it.
    UploadRows.expire(tx, id);
    return true;
  }

  private void deleteFiles(UploadId id) {
    try {
      ForeignTree.delete(incoming.resolve(id.value()));
      ForeignTree.delete(frozen.resolve(id.value()));
    } catch (IOException e) {
      throw new UncheckedIOException("delete " + id, e);
    }
  }

  @Override
  public void sweep() {
    for (var state : new Upload.State[] {Upload.State.UPLOADING, Upload.State.FINALIZED}) {
      for (var upload : store.read(tx -> UploadRows.inState(tx, state))) {
        if (isOver(upload)
            && store.write(
                tx -> !UploadRows.isHeld(tx, upload.id()) && UploadRows.expire(tx, upload.id()))) {
          deleteFiles(upload.id());
        }
      }
    }
    admitSenders();
    deleteStrangers(incoming);
    deleteStrangers(frozen);
  }

  private boolean isOver(Upload upload) {
    if (!clock.instant().isBefore(upload.expiresAt())) {
      return true;
    }
    try {
      return upload.state() == Upload.State.UPLOADING
          && room.isOver(incoming.resolve(upload.id().value()));
    } catch (IOException e) {
      throw new UncheckedIOException("measure " + upload.id(), e);
    }
  }

  // A folder that an rsync client has just begun has no row yet: it gets its time.
  private void deleteStrangers(Path root) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> folders = Files.list(root)) {
      for (var folder : folders.toList()) {
        var age = clock.instant().minus(rules.openFor());
        boolean isOld =
            Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(age);
        if (isOld && !isNeeded(folder.getFileName().toString())) {
          ForeignTree.delete(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("look at " + root, e);
    }
  }

  private boolean isNeeded(String name) {
    try {
      var id = new UploadId(name);
      return store.read(tx ->
          UploadRows.isHeld(tx, id)
              || UploadRows.find(tx, id)
                  .map(Upload::state)
                  .filter(s -> s == Upload.State.UPLOADING || s == Upload.State.FINALIZED)
                  .isPresent());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public long bytesOnDisk() {
    return room.bytesOnDisk();
  }
}
