/// What a job is, its states and the moves between them; pure. Door: JobSpec, JobState.
@NullMarked
package osiriscare.flashpods.job;

import org.jspecify.annotations.NullMarked;
