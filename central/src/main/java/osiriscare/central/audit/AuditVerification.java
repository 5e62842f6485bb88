package osiriscare.central.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import osiriscare.central.audit.AuditChain.Checkpoint;
import osiriscare.central.audit.AuditChain.Link;
import osiriscare.central.route.Described;
import osiriscare.central.signing.Signer;
import osiriscare.database.Db;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Walks the audit log from its first link and compares what is there with what was signed.
public final class AuditVerification {
  private static final int FINDINGS_MAX = 20;

  private final Signer signer;
  private final Optional<Link> kept;
  private final List<String> findings = new ArrayList<>();

  /// @param kept a link that somebody remembers, who does not have to trust us
  AuditVerification(Signer signer, Optional<Link> kept) {
    this.signer = signer;
    this.kept = kept;
  }

  /// What the walk found.
  public record AuditVerdict(
      @Described("Whether every line is as it was when it was linked, and every checkpoint is ours")
          boolean ok,
      @Described("Lines that are linked") long links,
      @Described("Hash of the last link: keep it elsewhere, and compare") String head,
      @Described("Links that the last checkpoint covers") long signedLinks,
      @Described("What is wrong, at most 20") List<String> findings) {
    public AuditVerdict {
      findings = List.copyOf(findings);
    }
  }

  AuditVerdict walk(Db db) {
    var signed = new HashMap<Long, Checkpoint>();
    long lastSigned = 0;
    for (var batch = AuditChain.checkpointsAfter(db, 0);
        !batch.isEmpty();
        batch = AuditChain.checkpointsAfter(db, lastSigned)) {
      batch.forEach(checkpoint -> signed.put(checkpoint.link(), checkpoint));
      lastSigned = batch.getLast().link();
    }
    var head = AuditChain.START;
    for (var batch = AuditChain.after(db, head);
        !batch.isEmpty();
        batch = AuditChain.after(db, head)) {
      for (var linked : batch) {
        if (linked.link().number() != head.number() + 1) {
          find(
              "links " + (head.number() + 1) + " to " + (linked.link().number() - 1) + " are gone");
        } else if (linked.line().isEmpty()) {
          find("the line of link " + linked.link().number() + " is gone");
        } else if (!head.next(linked.line().get()).equals(linked.link())) {
          find("line " + linked.line().get().id() + " is not what was linked");
        }
        head = linked.link();
        compareWithKept(head);
        Optional.ofNullable(signed.remove(head.number())).ifPresent(checkLink(head));
      }
    }
    long last = head.number();
    kept.filter(link -> link.number() > last)
        .ifPresent(link -> find("link " + link.number() + " was kept elsewhere and is gone"));
    signed.keySet().stream()
        .sorted()
        .forEach(link -> find("link " + link + " was signed and is gone"));
    return new AuditVerdict(findings.isEmpty(), head.number(), head.hash(), lastSigned, findings);
  }

  private void compareWithKept(Link link) {
    kept.filter(one -> one.number() == link.number() && !one.equals(link))
        .ifPresent(one -> find("link " + one.number() + " is not what was kept elsewhere"));
  }

  private Consumer<Checkpoint> checkLink(Link link) {
    return checkpoint -> {
      if (!signer.isCheckpoint(checkpoint.signed())) {
        find("the checkpoint at link " + link.number() + " is not signed by us");
      } else if (!says(checkpoint, link)) {
        find("link " + link.number() + " is not what was signed");
      }
    };
  }

  private static boolean says(Checkpoint checkpoint, Link link) {
    try {
      var fields = Json.object(checkpoint.signed().text(), "checkpoint");
      return fields.text("log").equals("audit")
          && fields.text("head").equals(link.hash())
          && fields.integer("links", 1, Long.MAX_VALUE) == link.number();
    } catch (InvalidRequest _) {
      return false;
    }
  }

  private void find(String finding) {
    if (findings.size() < FINDINGS_MAX) {
      findings.add(finding);
    }
  }
}
