/// What jobs leave behind: staged, checked, published. Door: Artifacts.
@NullMarked
package osiriscare.flashpods.artifact;

import org.jspecify.annotations.NullMarked;
