/// Our NixOS modules, evaluated by real nix against small stand-ins. Door: NixEvaluation.
@NullMarked
package osiriscare.testkit.nix;

import org.jspecify.annotations.NullMarked;
