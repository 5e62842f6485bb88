/// How a partner is told what happens at its sites: its own channels, quiet hours and digests, what
/// differs at a site, and what was told. Sending itself is delivery's. Doors: ChannelApi,
/// NotificationApi.
@NullMarked
package osiriscare.central.notification;

import org.jspecify.annotations.NullMarked;
