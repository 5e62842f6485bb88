/// What partners and Central keep in Git about healing: own rules, guardrail settings, switches,
/// baselines. Doors: PolicyFiles reads and checks a repository's files, PolicySource is what they
/// say.
@NullMarked
package osiriscare.healing.source;

import org.jspecify.annotations.NullMarked;
