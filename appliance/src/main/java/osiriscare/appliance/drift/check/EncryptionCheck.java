package osiriscare.appliance.drift.check;

import java.util.ArrayList;
import java.util.List;
import osiriscare.appliance.drift.host.BlockStacks;
import osiriscare.appliance.drift.host.Sense;

/// The volumes that the baseline names, or the one with the state, lie on LUKS.
final class EncryptionCheck {
  private EncryptionCheck() {}

  static Finding run(Subject subject) {
    var stacks = subject.host().look(Sense.BLOCK_STACKS).map(BlockStacks::parse);
    var named = subject.baseline().encryptedVolumes();
    return Finding.judge(
        stacks, found -> decide(found, named.isEmpty() ? holding(found, subject) : named));
  }

  /// The deepest mount that the state directory lies on.
  private static List<String> holding(BlockStacks stacks, Subject subject) {
    var state = subject.stateDirectory();
    return stacks.volumes().stream()
        .map(BlockStacks.Volume::point)
        .filter(point -> point.equals("/") || (state + "/").startsWith(point + "/"))
        .reduce((a, b) -> b.length() >= a.length() ? b : a)
        .map(List::of)
        .orElse(List.of());
  }

  static Finding decide(BlockStacks stacks, List<String> points) {
    var plain = new ArrayList<String>();
    var unseen = new ArrayList<String>();
    var states = new ArrayList<String>();
    for (var point : points) {
      var state = stacks.at(point).map(BlockStacks.Volume::state).orElse("unseen");
      states.add(point + " " + state);
      if (state.equals("plain")) {
        plain.add(point);
      } else if (!state.equals("encrypted")) {
        unseen.add(point);
      }
    }
    return verdict(points, plain, unseen).with("volumes", states);
  }

  private static Finding verdict(List<String> points, List<String> plain, List<String> unseen) {
    if (!plain.isEmpty()) {
      return Finding.fail("not encrypted: " + Finding.few(plain));
    }
    return points.isEmpty() || !unseen.isEmpty()
        ? Finding.unknown(
            "no block device is visible under "
                + (points.isEmpty() ? "the state" : Finding.few(unseen)))
        : Finding.pass();
  }
}
