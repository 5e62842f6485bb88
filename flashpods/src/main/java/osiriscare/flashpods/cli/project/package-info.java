/// Which files of a folder a job is sent, and how they are packed.
@NullMarked
package osiriscare.flashpods.cli.project;

import org.jspecify.annotations.NullMarked;
