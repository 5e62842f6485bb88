/// How incidents ended, by tier: how many, how fast, at what cost. Door: TierApi.
@NullMarked
package osiriscare.central.tier;

import org.jspecify.annotations.NullMarked;
