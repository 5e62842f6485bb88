# services.osiriscare-timesync: a clock that evidence can be trusted with.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkEnableOption mkIf mkOption types;
  cfg = config.services.osiriscare-timesync;
in
{
  options.services.osiriscare-timesync = {
    enable = mkEnableOption "time by NTP, and an alarm when it drifts";
    servers = mkOption {
      type = types.listOf types.str;
      default = [ "0.pool.ntp.org" "1.pool.ntp.org" "2.pool.ntp.org" "3.pool.ntp.org" ];
      description = "NTP servers.";
    };
    maxDriftSeconds = mkOption {
      type = types.ints.positive;
      default = 90;
      description = "Offset beyond which osiriscare-timesync-check fails, which the agent reports.";
    };
    checkIntervalSeconds = mkOption {
      type = types.ints.positive;
      default = 300;
      description = "Seconds between two looks at the offset.";
    };
  };

  config = mkIf cfg.enable {
    time.timeZone = "UTC";
    services.timesyncd.enable = false;
    services.chrony = {
      enable = true;
      inherit (cfg) servers;
      # Steps the clock in the first three corrections only: later jumps would make evidence lie about order.
      extraConfig = ''
        makestep 1.0 3
        rtcsync
      '';
    };
    systemd.services.osiriscare-timesync-check = {
      description = "Fails when the clock is off by more than ${toString cfg.maxDriftSeconds} s";
      after = [ "chronyd.service" ];
      path = [ pkgs.chrony pkgs.coreutils ];
      # `waitsync` succeeds as soon as the correction that is left is below the limit.
      script = ''
        exec chronyc waitsync 1 ${toString cfg.maxDriftSeconds} 0 1
      '';
      serviceConfig = import ../lib/hardening.nix // {
        Type = "oneshot";
        DynamicUser = true;
        # chronyd is asked on its loopback port.
        IPAddressAllow = "localhost";
        IPAddressDeny = "any";
      };
    };
    systemd.timers.osiriscare-timesync-check = {
      description = "Looks at the clock now and then";
      wantedBy = [ "timers.target" ];
      timerConfig = { OnBootSec = "5min"; OnUnitInactiveSec = "${toString cfg.checkIntervalSeconds}s"; };
    };
  };
}
