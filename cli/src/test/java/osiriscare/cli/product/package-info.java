/// The product as a whole, started as a newcomer does.
@NullMarked
package osiriscare.cli.product;

import org.jspecify.annotations.NullMarked;
