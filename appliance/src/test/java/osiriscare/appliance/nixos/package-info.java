/// Our NixOS modules: evaluated by real nix, and tried where that can be done without NixOS.
@NullMarked
package osiriscare.appliance.nixos;

import org.jspecify.annotations.NullMarked;
