/// What crosses a wire: ids, check catalogue, verdicts, check-in, orders, problems, route tables.
/// Pure.
@NullMarked
package osiriscare.protocol;

import org.jspecify.annotations.NullMarked;
