# The sandbox of every program of ours that needs no privilege. Never MemoryDenyWriteExecute: the JIT writes the code it
# runs, and the JVM would not start.
{
  # Files
  ProtectSystem = "strict";
  ProtectHome = true;
  PrivateTmp = true;
  UMask = "0077";
  # Privilege
  NoNewPrivileges = true;
  CapabilityBoundingSet = "";
  AmbientCapabilities = "";
  RestrictSUIDSGID = true;
  # System calls
  SystemCallFilter = [ "@system-service" ];
  SystemCallArchitectures = "native";
  SystemCallErrorNumber = "EPERM";
  # Namespaces and devices
  RestrictNamespaces = true;
  LockPersonality = true;
  PrivateDevices = true;
  PrivateUsers = true;
  RestrictAddressFamilies = [ "AF_INET" "AF_INET6" "AF_UNIX" ];
  # The kernel
  ProtectKernelTunables = true;
  ProtectKernelModules = true;
  ProtectKernelLogs = true;
  ProtectControlGroups = true;
  ProtectClock = true;
  ProtectHostname = true;
  RestrictRealtime = true;
  RemoveIPC = true;
  KeyringMode = "private";
}
