/// `osiris order`. Door: OrderCommand.
@NullMarked
package osiriscare.cli.order;

import org.jspecify.annotations.NullMarked;
