# services.osiriscare-root-helper: the one privileged program, a closed list of questions and steps (docs/root-helper.md).
{ config, lib, pkgs, ... }:
let
  cfg = config.services.osiriscare-root-helper;
in
{
  options.services.osiriscare-root-helper = {
    enable = lib.mkEnableOption "the root helper of the agent";
    package = lib.mkOption {
      type = lib.types.package;
      default = pkgs.osiriscare.compliance-agent;
      defaultText = lib.literalExpression "pkgs.osiriscare.compliance-agent";
      description = "Program to run.";
    };
  };

  config = lib.mkIf cfg.enable {
    systemd.services.osiriscare-root-helper = {
      description = "OsirisCare root helper";
      wantedBy = [ "multi-user.target" ];
      startLimitIntervalSec = 0;
      serviceConfig = {
        ExecStart = "${cfg.package}/bin/osiriscare-root-helper --user compliance-agent";
        Restart = "always";
        RestartSec = 5;
        RuntimeDirectory = "osiriscare-root-helper";
        RuntimeDirectoryMode = "0755";
        StateDirectory = "osiriscare-root-helper";
        StateDirectoryMode = "0700";
        # It has to see and change the host, its network included, so little can be taken away.
        RestrictAddressFamilies = [ "AF_UNIX" "AF_NETLINK" "AF_INET" "AF_INET6" ];
        SystemCallArchitectures = "native";
        LockPersonality = true;
        RestrictRealtime = true;
        ProtectClock = true;
        KeyringMode = "private";
        MemoryMax = "256M";
        UMask = "0077";
      };
    };
  };
}
