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
    rulesKeys = lib.mkOption {
      type = lib.types.listOf (lib.types.strMatching "[0-9a-f]{64}");
      default = [ ];
      description = "Central's public keys for rules, in hex: a firewall is restored only from a file that one of them signed; without any, from none.";
    };
  };

  config = lib.mkIf cfg.enable {
    environment.etc = lib.optionalAttrs (cfg.rulesKeys != [ ]) {
      "osiriscare/rules.pub".text = lib.concatMapStringsSep "" (key: "${key}\n") cfg.rulesKeys;
    };
    systemd.services.osiriscare-root-helper = {
      description = "OsirisCare root helper";
      wantedBy = [ "multi-user.target" ];
      startLimitIntervalSec = 0;
      serviceConfig = {
        ExecStart = "${cfg.package}/bin/osiriscare-root-helper --user compliance-agent";
        Restart = "always";
        RestartSec = 5;
        # How a JVM ends that was asked to.
        SuccessExitStatus = 143;
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
