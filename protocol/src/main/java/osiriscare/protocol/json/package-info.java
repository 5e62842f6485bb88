/// Strict reading of JSON objects, with errors that name the field. Door: Json, Fields.
@NullMarked
package osiriscare.protocol.json;

import org.jspecify.annotations.NullMarked;
