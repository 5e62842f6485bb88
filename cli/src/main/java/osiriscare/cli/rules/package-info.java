/// `osiris rules`: what the rules are, and what they would do. Door: RulesCommand.
@NullMarked
package osiriscare.cli.rules;

import org.jspecify.annotations.NullMarked;
