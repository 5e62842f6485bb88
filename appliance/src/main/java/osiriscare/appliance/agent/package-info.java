/// The door for workstation agents: gRPC over mutual TLS, the service of `agent-protocol`. Door:
/// AgentDoor. Who may come in is AgentRegistry's; what they report goes through AgentReports into
/// evidence and to the healing desk, as what the appliance sees itself does.
@NullMarked
package osiriscare.appliance.agent;

import org.jspecify.annotations.NullMarked;
