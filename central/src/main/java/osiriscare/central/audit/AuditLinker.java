package osiriscare.central.audit;

import osiriscare.central.audit.AuditChain.Checkpoint;
import osiriscare.central.job.Lease;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;

/// Links new lines of the audit log, and signs the head. In the background, so that no writer of a
/// line waits for another.
final class AuditLinker {
  private final Database database;
  private final Signer signer;

  AuditLinker(Database database, Signer signer) {
    this.database = database;
    this.signer = signer;
  }

  /// Links what is there, if no other Central does.
  void run() {
    while (linkBatch() == AuditChain.BATCH_MAX) {
      // There is more.
    }
  }

  private int linkBatch() {
    return database.inPlatform(db -> {
      if (!Lease.take(db, "audit chain")) {
        return 0;
      }
      var lines = AuditChain.unlinked(db);
      if (lines.isEmpty()) {
        return 0;
      }
      var head = AuditChain.head(db);
      for (var line : lines) {
        head = head.next(line);
        AuditChain.append(db, head, line);
      }
      var signed = signer.signCheckpoint("audit", head.number(), head.hash());
      AuditChain.append(db, new Checkpoint(head.number(), signed));
      return lines.size();
    });
  }
}
