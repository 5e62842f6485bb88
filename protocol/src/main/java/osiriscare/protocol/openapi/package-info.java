/// What OpenAPI documents of all doors have in common. Main type: FieldExamples.
@NullMarked
package osiriscare.protocol.openapi;

import org.jspecify.annotations.NullMarked;
