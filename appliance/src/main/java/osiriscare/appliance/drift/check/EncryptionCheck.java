package osiriscare.appliance.drift.check;

import java.util.ArrayList;
import java.util.List;
import osiriscare.appliance.drift.host.BlockStacks;
import osiriscare.appliance.drift.host.Sense;

/// The volumes that the baseline names, or the one with the state, lie on LUKS.
final class EncryptionCheck {
  private EncryptionCheck() {}

  static Finding run(Subject subject) {
    var named = subject.baseline().encryptedVolumes();
    var paths = named.isEmpty() ? List.of(subject.stateDirectory()) : named;
    return Finding.judge(
        subject.host().look(Sense.BLOCK_STACKS).map(BlockStacks::parse),
        stacks -> decide(stacks, paths));
  }

  static Finding decide(BlockStacks stacks, List<String> paths) {
    var plain = new ArrayList<String>();
    var unseen = new ArrayList<String>();
    var states = new ArrayList<String>();
    for (var path : paths) {
      var state = stacks.holding(path).map(BlockStacks.Volume::state).orElse("unseen");
      states.add(path + " " + state);
      if (state.equals("plain")) {
        plain.add(path);
      } else if (!state.equals("encrypted")) {
        unseen.add(path);
      }
    }
    return verdict(plain, unseen).with("volumes", states);
  }

  private static Finding verdict(List<String> plain, List<String> unseen) {
    if (!plain.isEmpty()) {
      return Finding.fail("not encrypted: " + Finding.few(plain));
    }
    return unseen.isEmpty()
        ? Finding.pass()
        : Finding.unknown("no block device is visible under " + Finding.few(unseen));
  }
}
