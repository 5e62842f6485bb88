/// Calls an interface with whatever its OpenAPI document allows, and with what it does not. Door:
/// ApiFuzzer.
@NullMarked
package osiriscare.testkit.openapi;

import org.jspecify.annotations.NullMarked;
