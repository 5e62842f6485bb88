package osiriscare.appliance.healing;

import java.util.Optional;
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.drift.CheckLook;
import osiriscare.protocol.check.Check.Platform;

/// The machines that an appliance looks after besides its own.
@FunctionalInterface
public interface OtherHosts {
  /// There are none.
  OtherHosts NONE = _ -> Optional.empty();

  /// The machine of this name.
  Optional<OtherHost> find(String host);

  /// How one of them is acted on and looked at. What its checks find is in evidence already.
  record OtherHost(Platform platform, Actions actions, CheckLook scan) {}
}
