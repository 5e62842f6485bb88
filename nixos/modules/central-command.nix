# services.central-command: Central and the receiver on one database, behind Caddy.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkEnableOption mkIf mkOption types;
  cfg = config.services.central-command;
  file = description: mkOption { type = types.str; inherit description; };
  port = default: description: mkOption { type = types.port; inherit default description; };
  secretFiles = { inherit (cfg) centralDatabaseUrlFile receiverDatabaseUrlFile; };
  # From the receiver's route table: what machines ask for.
  machinePaths = [
    "/api/appliances/*" "/checkin" "/api/provision/*" "/evidence" "/api/evidence/sites/*/submit" "/orders/*" "/api/orders/*"
    "/incidents" "/incidents/*" "/agent/*" "/api/agent/*"
  ];
  credentials = "/run/credentials";
  unit = {
    after = [ "network-online.target" "postgresql.service" ];
    wants = [ "network-online.target" ];
    wantedBy = [ "multi-user.target" ];
    startLimitIntervalSec = 0;
  };
  sandbox = import ../lib/hardening.nix // { DynamicUser = true; Restart = "always"; RestartSec = 5; SuccessExitStatus = 143; };
in
{
  options.services.central-command = {
    enable = mkEnableOption "Central Command";
    hostName = mkOption { type = types.str; description = "Name under which people and machines reach it; Caddy gets its certificate."; };
    centralDatabaseUrlFile = file "File with the database URL of role osiris_central, outside the store.";
    receiverDatabaseUrlFile = file "File with the database URL of role osiris_receiver, outside the store.";
    releaseKeys = mkOption {
      type = types.listOf (types.strMatching "[0-9a-f]{64}");
      default = [ ];
      description = "Ed25519 keys, in hex, that may sign a version of the agent; without any, Central takes none.";
    };
    centralPort = port 8000 "Port of Central on loopback.";
    receiverPort = port 8001 "Port of the receiver on loopback.";
    openFirewall = mkOption { type = types.bool; default = false; description = "Whether to open 80 and 443."; };
    centralPackage = mkOption {
      type = types.package;
      default = pkgs.osiriscare.central;
      defaultText = lib.literalExpression "pkgs.osiriscare.central";
      description = "Central's program.";
    };
    receiverPackage = mkOption {
      type = types.package;
      default = pkgs.osiriscare.checkin-receiver;
      defaultText = lib.literalExpression "pkgs.osiriscare.checkin-receiver";
      description = "The receiver's program.";
    };
  };

  config = mkIf cfg.enable {
    assertions = lib.mapAttrsToList
      (name: path: {
        assertion = !lib.hasPrefix builtins.storeDir path;
        message = "services.central-command.${name} lies in the Nix store, where everybody can read it.";
      })
      secretFiles
    ++ [{
      assertion = cfg.centralPort != cfg.receiverPort;
      message = "services.central-command.receiverPort must differ from centralPort.";
    }];

    systemd.services.central-command = unit // {
      description = "OsirisCare Central";
      environment = {
        DATABASE_URL_FILE = "${credentials}/central-command.service/database-url";
        OSIRIS_HOST = "127.0.0.1";
        OSIRIS_PORT = toString cfg.centralPort;
        OSIRIS_RECEIVER_URL = "https://${cfg.hostName}";
        OSIRIS_PUBLIC_URL = "https://${cfg.hostName}";
        OSIRIS_KEYS_DIR = "/var/lib/central-command/keys";
        OSIRIS_ADMIN_PASSWORD_FILE = "/var/lib/central-command/admin-password";
        OSIRIS_ADMIN_TOKEN_FILE = "/var/lib/central-command/admin-token";
        OSIRIS_RELEASE_KEYS = lib.concatStringsSep "," cfg.releaseKeys;
      };
      serviceConfig = sandbox // {
        ExecStart = "${cfg.centralPackage}/bin/central";
        LoadCredential = "database-url:${cfg.centralDatabaseUrlFile}";
        StateDirectory = "central-command";
        StateDirectoryMode = "0700";
        MemoryMax = "1G";
      };
    };
    systemd.services.checkin-receiver = unit // {
      description = "OsirisCare receiver";
      environment = {
        DATABASE_URL_FILE = "${credentials}/checkin-receiver.service/database-url";
        OSIRIS_RECEIVER_HOST = "127.0.0.1";
        OSIRIS_RECEIVER_PORT = toString cfg.receiverPort;
        OSIRIS_RECEIVER_URL = "https://${cfg.hostName}";
        OSIRIS_TRUSTED_PROXIES = "127.0.0.1";
      };
      serviceConfig = sandbox // {
        ExecStart = "${cfg.receiverPackage}/bin/checkin-receiver";
        LoadCredential = "database-url:${cfg.receiverDatabaseUrlFile}";
        MemoryMax = "512M";
      };
    };

    services.caddy = {
      enable = true;
      virtualHosts.${cfg.hostName}.extraConfig = ''
        # Nobody but us says who a machine is.
        request_header -X-Client-Certificate
        @machines path ${lib.concatStringsSep " " machinePaths}
        reverse_proxy @machines 127.0.0.1:${toString cfg.receiverPort}
        reverse_proxy 127.0.0.1:${toString cfg.centralPort}
      '';
    };
    networking.firewall = mkIf cfg.openFirewall { allowedTCPPorts = [ 80 443 ]; };
  };
}
