/// What `nixos/measure agent` starts beside the agent: a server that speaks TLS, and the baseline,
/// [OneTlsSocket]. Each is one file without libraries, compiled by that script alone.
@NullMarked
package osiriscare.bench.memory;

import org.jspecify.annotations.NullMarked;
