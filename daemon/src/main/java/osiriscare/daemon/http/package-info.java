/// Our HTTP conventions on Helidon: one route table gives routing, access, errors and OpenAPI.
/// Door: HttpDoor.
@NullMarked
package osiriscare.daemon.http;

import org.jspecify.annotations.NullMarked;
