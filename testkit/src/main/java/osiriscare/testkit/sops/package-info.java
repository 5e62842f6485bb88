/// Real SOPS and age for tests: [osiriscare.testkit.sops.SopsVault].
@NullMarked
package osiriscare.testkit.sops;

import org.jspecify.annotations.NullMarked;
