package osiriscare.central.policysource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import osiriscare.healing.document.YamlTree;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;

/// The repositories that this Central looks at, by source: `central` and `partner:SLUG`.
record PolicyRemotes(Map<String, GitRemote> bySource) {
  /// The name of Central's own source.
  static final String CENTRAL = "central";

  private static final String PARTNER = "partner:";

  PolicyRemotes {
    bySource = Map.copyOf(bySource);
  }

  /// Reads the settings file.
  ///
  /// @throws IllegalArgumentException naming file and field
  static PolicyRemotes read(Optional<Path> file) {
    if (file.isEmpty()) {
      return new PolicyRemotes(Map.of());
    }
    var name = file.get().toString();
    try {
      return from(YamlTree.read(Files.readString(file.get()), name));
    } catch (InvalidRequest e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("read " + name, e);
    }
  }

  private static PolicyRemotes from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!name.equals(CENTRAL) && !name.equals("partners")) {
        throw fields.wrong(name, "is not known here");
      }
    }
    var remotes = new TreeMap<String, GitRemote>();
    if (fields.has(CENTRAL)) {
      remotes.put(CENTRAL, GitRemote.from(fields.object(CENTRAL)));
    }
    if (fields.has("partners")) {
      var partners = fields.object("partners");
      for (var slug : partners.tree().propertyNames()) {
        if (!slug.matches("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")) {
          throw partners.wrong(slug, "is not the slug of a partner");
        }
        remotes.put(PARTNER + slug, GitRemote.from(partners.object(slug)));
      }
    }
    return new PolicyRemotes(remotes);
  }
}
