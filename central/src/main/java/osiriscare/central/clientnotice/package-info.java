/// What clients are told: that a site needs them, that a serious problem stays open, that a report
/// is ready. Doors: ClientNoticeApi. The mails leave through delivery.
@NullMarked
package osiriscare.central.clientnotice;

import org.jspecify.annotations.NullMarked;
