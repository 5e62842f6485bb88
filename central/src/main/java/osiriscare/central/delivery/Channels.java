package osiriscare.central.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import osiriscare.central.secret.SecretSource;
import osiriscare.healing.document.YamlTree;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.InvalidRequest;

/// All channels of this Central.
record Channels(List<Channel> all) {
  private static final int CHANNELS_MAX = 200;

  Channels {
    all = List.copyOf(all);
  }

  /// Reads the settings file.
  ///
  /// @param secrets where the secrets that it names are found
  /// @throws IllegalArgumentException naming file and field
  static Channels read(Optional<Path> file, SecretSource secrets) {
    if (file.isEmpty()) {
      return new Channels(List.of());
    }
    var name = file.get().toString();
    try {
      var fields = YamlTree.read(Files.readString(file.get()), name);
      var channels = fields.objects("channels", CHANNELS_MAX, each -> Channel.from(each, secrets));
      var ids = new HashSet<String>();
      for (var channel : channels) {
        if (!ids.add(channel.id())) {
          throw fields.wrong("channels", "names " + channel.id() + " twice");
        }
      }
      return new Channels(channels);
    } catch (InvalidRequest e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("read " + name, e);
    }
  }

  /// Those that hear of something at a site of this partner.
  List<Channel> about(String partner, Severity severity) {
    return all.stream()
        .filter(one -> one.partner().isEmpty() || one.partner().get().equals(partner))
        .filter(one -> severity.compareTo(one.severityMin()) >= 0)
        .toList();
  }

  Optional<Channel> find(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
