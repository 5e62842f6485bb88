/// Errors on the wire (RFC 9457). Door: ProblemCode.
@NullMarked
package osiriscare.protocol.problem;

import org.jspecify.annotations.NullMarked;
