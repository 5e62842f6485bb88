/// `osiris verify-audit`: whether Central's audit log is as it was. Door: AuditCommand.
@NullMarked
package osiriscare.cli.audit;

import org.jspecify.annotations.NullMarked;
