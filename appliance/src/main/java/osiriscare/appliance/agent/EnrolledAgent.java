package osiriscare.appliance.agent;

import java.time.Instant;
import osiriscare.protocol.id.HostId;

/// A workstation that was enrolled.
///
/// @param host its name, in lower case; the same machine keeps it for ever
/// @param serial number of its certificate, in hex; of the one that it came with, when it did
/// @param seenAt when it last said anything
record EnrolledAgent(
    HostId host,
    String osVersion,
    String agentVersion,
    String macAddress,
    String serial,
    Instant enrolledAt,
    Instant seenAt) {
  /// What it is called on the wire; the same for a machine for ever.
  String id() {
    return id(host);
  }

  /// What the agent of this machine is called on the wire.
  static String id(HostId host) {
    return "agent-" + host.value();
  }

  /// The same, known by this certificate.
  EnrolledAgent cameWith(String number) {
    return new EnrolledAgent(host, osVersion, agentVersion, macAddress, number, enrolledAt, seenAt);
  }
}
