/// The flywheel: what the planner's plans taught becomes a rule that a person approved, goes out in
/// stages, and is taken back by itself when it fails. Door: FlywheelApi; FlywheelKeeper works.
@NullMarked
package osiriscare.central.flywheel;

import org.jspecify.annotations.NullMarked;
