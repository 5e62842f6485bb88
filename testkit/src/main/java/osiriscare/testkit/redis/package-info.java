/// A real Redis with TLS and access lists, for tests tagged `real-redis`. Door: RedisServer.
@NullMarked
package osiriscare.testkit.redis;

import org.jspecify.annotations.NullMarked;
