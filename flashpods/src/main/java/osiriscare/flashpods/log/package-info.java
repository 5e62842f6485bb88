/// What jobs print: capped files, tail and follow. Door: JobLog.
@NullMarked
package osiriscare.flashpods.log;

import org.jspecify.annotations.NullMarked;
