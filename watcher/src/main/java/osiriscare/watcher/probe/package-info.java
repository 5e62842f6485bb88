/// Health probes of services, disks and certificates. Door: Probe.
@NullMarked
package osiriscare.watcher.probe;

import org.jspecify.annotations.NullMarked;
