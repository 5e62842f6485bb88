# services.osiriscare-updates: rebuilds that Central orders, tried first, and permanent only once the agent found them
# healthy. The agent asks by writing a revision into its folder; what is built is fixed here.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkEnableOption mkIf mkOption types;
  cfg = config.services.osiriscare-updates;
  common = builtins.readFile ../update/common.sh;
  unit = description: script: {
    inherit description;
    path = [ pkgs.coreutils pkgs.gnugrep pkgs.nix pkgs.nixos-rebuild pkgs.systemd pkgs.util-linux ];
    environment = {
      OSIRISCARE_REQUESTS = cfg.requests;
      OSIRISCARE_UPDATES = "/var/lib/osiriscare-update";
      OSIRISCARE_FLAKE = cfg.source;
      OSIRISCARE_ATTRIBUTE = cfg.attribute;
      OSIRISCARE_STORE = "/nix/store";
      OSIRISCARE_FREE_MIN = "2147483648";
      OSIRISCARE_PROFILE = "/nix/var/nix/profiles/system";
      OSIRISCARE_CURRENT = "/run/current-system";
      OSIRISCARE_BOOT_ID = "/proc/sys/kernel/random/boot_id";
    };
    script = common + script;
    # The activation of a new system must not end what activates it.
    restartIfChanged = false;
    stopIfChanged = false;
    serviceConfig = { Type = "oneshot"; StateDirectory = "osiriscare-update"; StateDirectoryMode = "0755"; TimeoutStartSec = "30min"; };
  };
in
{
  options.services.osiriscare-updates = {
    enable = mkEnableOption "updates that Central orders";
    source = mkOption {
      type = types.strMatching "(github|gitlab):[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+";
      description = "The only flake that is built from; an order names a revision of it and nothing else.";
    };
    attribute = mkOption {
      type = types.strMatching "[A-Za-z0-9_-]+";
      default = "osiriscare-appliance-disk";
      description = "Machine of that flake. Named always: the host name of an appliance is that of its site.";
    };
    requests = mkOption {
      type = types.str;
      default = "/var/lib/msp";
      description = "State folder of the agent, where it asks and where it says what it found healthy.";
    };
  };

  config = mkIf cfg.enable {
    systemd.services.osiriscare-rebuild = unit "Tries a system that Central ordered" (builtins.readFile ../update/rebuild.sh);
    systemd.services.osiriscare-rebuild-watchdog =
      unit "Makes a tried system permanent, or rolls it back" (builtins.readFile ../update/watchdog.sh);
    systemd.paths.osiriscare-rebuild = {
      description = "A rebuild that the agent asks for";
      wantedBy = [ "multi-user.target" ];
      pathConfig.PathExists = "${cfg.requests}/.rebuild-request";
    };
    systemd.timers.osiriscare-rebuild-watchdog = {
      description = "Looks after a rebuild that is under way";
      wantedBy = [ "timers.target" ];
      timerConfig = { OnBootSec = "30s"; OnUnitInactiveSec = "30s"; AccuracySec = "5s"; };
    };
  };
}
