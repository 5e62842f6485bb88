/// What Prometheus sees of jobs, queue, capacity and disks; counted when asked. Door: JobMetrics.
@NullMarked
package osiriscare.flashpods.metric;

import org.jspecify.annotations.NullMarked;
