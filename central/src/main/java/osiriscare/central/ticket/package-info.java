/// What people are asked to see to, with a clock. Doors: Tickets, TicketApi.
@NullMarked
package osiriscare.central.ticket;

import org.jspecify.annotations.NullMarked;
