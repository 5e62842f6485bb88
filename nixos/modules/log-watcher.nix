# services.msp-log-watcher: the watcher of a managed host (watcher/README.md).
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkEnableOption mkIf mkOption optionalAttrs types;
  cfg = config.services.msp-log-watcher;
  nullable = type: description: mkOption { type = types.nullOr type; default = null; inherit description; };
in
{
  options.services.msp-log-watcher = {
    enable = mkEnableOption "the log watcher";
    package = mkOption {
      type = types.package;
      default = pkgs.osiriscare.watcher;
      defaultText = lib.literalExpression "pkgs.osiriscare.watcher";
      description = "Program to run.";
    };
    site = mkOption { type = types.str; description = "Id of the site."; };
    serverUrl = mkOption { type = types.str; description = "Address of Central Command's receiver; https."; };
    watchFile = nullable types.path "What to look for, instead of the built-in list.";
    eventQueueUrl = nullable types.str "Redis of the site, as rediss://user@host:port; goes first.";
    eventQueuePasswordFile = nullable types.str "File with that user's password, outside the store.";
    watcherId = nullable types.str "Id from the registration; required with an event queue.";
  };

  config = mkIf cfg.enable {
    assertions = [
      {
        assertion = cfg.eventQueueUrl == null || (cfg.watcherId != null && cfg.eventQueuePasswordFile != null);
        message = "services.msp-log-watcher.eventQueueUrl needs watcherId and eventQueuePasswordFile.";
      }
      {
        assertion = cfg.eventQueuePasswordFile == null || !lib.hasPrefix builtins.storeDir cfg.eventQueuePasswordFile;
        message = "services.msp-log-watcher.eventQueuePasswordFile lies in the Nix store, where everybody can read it.";
      }
    ];
    systemd.services.msp-log-watcher = {
      description = "MSP log watcher";
      after = [ "network-online.target" ];
      wants = [ "network-online.target" ];
      wantedBy = [ "multi-user.target" ];
      startLimitIntervalSec = 0;
      environment = {
        OSIRIS_WATCHER_SITE = cfg.site;
        MCP_SERVER_URL = cfg.serverUrl;
      } // optionalAttrs (cfg.watchFile != null) { OSIRIS_WATCHER_FILE = toString cfg.watchFile; }
      // optionalAttrs (cfg.eventQueueUrl != null) {
        EVENT_QUEUE_URL = cfg.eventQueueUrl;
        OSIRIS_WATCHER_ID = cfg.watcherId;
        EVENT_QUEUE_PASSWORD_FILE = "/run/credentials/msp-log-watcher.service/queue-password";
      };
      serviceConfig = import ../lib/hardening.nix // {
        ExecStart = "${cfg.package}/bin/msp-watcher";
        Restart = "always";
        RestartSec = 5;
        # How a JVM ends that was asked to.
        SuccessExitStatus = 143;
        DynamicUser = true;
        # It reads the journal, and nothing else that is not everybody's.
        SupplementaryGroups = [ "systemd-journal" ];
        PrivateUsers = false;
        StateDirectory = "msp-watcher";
        StateDirectoryMode = "0700";
        MemoryMax = "192M";
      } // optionalAttrs (cfg.eventQueuePasswordFile != null) {
        LoadCredential = "queue-password:${cfg.eventQueuePasswordFile}";
      };
    };
  };
}
