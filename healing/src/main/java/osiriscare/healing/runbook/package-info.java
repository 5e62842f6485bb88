/// Runbooks: which steps put a drift right, in words of a closed vocabulary. Doors:
/// RunbookCatalogue holds them, ActionVerb is the vocabulary.
@NullMarked
package osiriscare.healing.runbook;

import org.jspecify.annotations.NullMarked;
