# services.msp-remediation-tools: what the runbooks run on a managed host, and a user that may run just that.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkEnableOption mkIf mkOption types;
  cfg = config.services.msp-remediation-tools;
in
{
  options.services.msp-remediation-tools = {
    enable = mkEnableOption "the tools that the MSP's runbooks need on this host";
    user = mkOption { type = types.str; default = "msp-remediation"; description = "User that the appliance logs in as."; };
    authorizedKeys = mkOption { type = types.listOf types.str; default = [ ]; description = "SSH keys of the site's appliance."; };
    units = mkOption {
      type = types.listOf (types.strMatching "[A-Za-z0-9@._-]+\\.(service|timer|socket)");
      default = [ ];
      description = "Units that may be restarted; nothing else may be done as root.";
    };
  };

  config = mkIf cfg.enable {
    environment.systemPackages = [ pkgs.coreutils pkgs.curl pkgs.procps pkgs.iproute2 pkgs.jq ];
    users.groups.${cfg.user} = { };
    users.users.${cfg.user} = {
      isNormalUser = true;
      group = cfg.user;
      openssh.authorizedKeys.keys = cfg.authorizedKeys;
    };
    # Whole command lines: with a pattern in them, one allowed word would allow many.
    security.sudo.extraRules = [{
      users = [ cfg.user ];
      commands = map
        (command: { inherit command; options = [ "NOPASSWD" ]; })
        (lib.concatMap
          (unit: map (verb: "/run/current-system/sw/bin/systemctl ${verb} ${unit}") [ "restart" "reload-or-restart" ])
          cfg.units);
    }];
  };
}
