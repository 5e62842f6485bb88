# services.appliance-daemon: the full profile of the appliance, with its ports on the LAN. It and compliance-agent exclude
# each other through one flag file and share one state folder, so that toggling keeps identity, keys, queue and evidence.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkEnableOption mkIf mkOption types;
  cfg = config.services.appliance-daemon;
  firewall = import ../lib/firewall.nix { inherit lib pkgs; };
  flag = "/var/lib/msp/.use-go-daemon";
  claimed = "${cfg.stateDir}/config.yaml";
  # Both profiles are one program in one sandbox, over one folder.
  daemon = {
    after = [ "network-online.target" "osiriscare-root-helper.service" ];
    wants = [ "network-online.target" "osiriscare-root-helper.service" ];
    wantedBy = [ "multi-user.target" ];
    startLimitIntervalSec = 0;
    serviceConfig = import ../lib/hardening.nix // {
      User = "compliance-agent";
      Group = "compliance-agent";
      StateDirectory = lib.removePrefix "/var/lib/" cfg.stateDir;
      StateDirectoryMode = "0700";
      ReadWritePaths = [ cfg.stateDir ];
      MemoryMax = "512M";
      CPUQuota = "80%";
    };
  };
  # What the start script needs for an overlay (docs/nixos.md).
  overlays = {
    environment = lib.optionalAttrs (cfg.releaseKeys != [ ]) {
      OSIRIS_RELEASE_KEYS = lib.concatStringsSep "," cfg.releaseKeys;
      STATE_DIR = cfg.stateDir;
    };
  };
  always = import ../lib/notify.nix // {
    # The status page, which stays while the daemon starts again.
    RuntimeDirectory = "osiriscare-status";
    RuntimeDirectoryMode = "0755";
    RuntimeDirectoryPreserve = true;
    Restart = "always";
    RestartSec = 10;
    SuccessExitStatus = 143;
  };
  profiles = [ "appliance-daemon" ] ++ lib.optional cfg.pullOnly "compliance-agent";
  getty = "getty@${lib.removePrefix "/dev/" cfg.console}.service";
  codeFile = "${cfg.stateDir}/provision-code";
  carry = "${pkgs.runtimeShell} ${pkgs.writeText "carry-provision-code" (builtins.readFile ../lib/carry-provision-code.sh)}";
  range = "[0-9a-fA-F.:]+/[0-9]{1,3}";
in
{
  imports = [ ./root-helper.nix ];

  options.services.appliance-daemon = {
    enable = mkEnableOption "the appliance daemon (full profile)";
    package = mkOption {
      type = types.package;
      default = pkgs.osiriscare.appliance-daemon;
      defaultText = lib.literalExpression "pkgs.osiriscare.appliance-daemon";
      description = "Program to run.";
    };
    stateDir = mkOption {
      type = types.str;
      default = "/var/lib/msp";
      description = "State folder, below /var/lib; config.yaml is written there by the claim.";
    };
    apiEndpoint = mkOption {
      type = types.str;
      default = "https://api.osiriscare.net";
      description = "Where a provision code is claimed; after that the claim's own answer counts.";
    };
    console = mkOption {
      type = types.str;
      default = "/dev/tty1";
      description = "Console on which a box without configuration asks for its provision code.";
    };
    provisionCodeFile = mkOption {
      type = types.str;
      default = "/boot/osiriscare/provision-code";
      description = "File on the boot volume with a provision code: a box without configuration claims with it by itself. It is moved to the state folder, and deleted when it was claimed or refused.";
    };
    siteRanges = mkOption {
      type = types.listOf types.str;
      default = [ ];
      description = "Address ranges of the site, such as 192.168.7.0/24: only there may SSH, WinRM, LDAP, Kerberos and SMB go, and only from there does port 8083 answer.";
    };
    agentPort = mkOption {
      type = types.port;
      default = 50051;
      description = "Port for workstation agents, gRPC over mutual TLS.";
    };
    agentTier = mkOption {
      type = types.enum [ "monitor_only" "self_heal" "full_remediation" ];
      default = "monitor_only";
      description = "What workstation agents may do by themselves: report only, or put right what a rule of the appliance tells them to. The last two differ in name only.";
    };
    firewall = mkOption {
      type = types.bool;
      default = true;
      description = "Whether to open the documented ports and to drop everything else.";
    };
    pullOnly = mkOption {
      type = types.bool;
      default = false;
      description = "Whether the pull-only profile stands by on the same state folder: taking the flag file away switches to it, putting it back switches back. The full profile's firewall stays.";
    };
    releaseKeys = mkOption {
      type = types.listOf (types.strMatching "[0-9a-f]{64}");
      default = [ ];
      description = "Ed25519 keys, in hex, that may sign a version of the agent which an order installs beside the packaged one; without any, none is ever run.";
    };
    statusPage = mkOption {
      type = types.bool;
      default = true;
      description = "Whether nginx serves the status page on port 80.";
    };
  };

  config = mkIf cfg.enable {
    assertions = [
      {
        assertion = lib.all (r: builtins.match range r != null) cfg.siteRanges;
        message = "services.appliance-daemon.siteRanges must be ranges such as 192.168.7.0/24.";
      }
      {
        assertion = !(cfg.pullOnly && (config.services.compliance-agent.enable or false));
        message = "services.appliance-daemon.pullOnly and services.compliance-agent.enable are two units of one name; leave one out.";
      }
      {
        assertion = lib.hasPrefix "/var/lib/" cfg.stateDir;
        message = "services.appliance-daemon.stateDir must lie below /var/lib.";
      }
    ];

    # For technicians: `osiriscare-agents token FRONT-DESK-3`.
    environment.systemPackages = [
      (pkgs.writeShellScriptBin "osiriscare-agents" ''
        export GRPC_PORT=${toString cfg.agentPort} AGENT_TIER=${cfg.agentTier}
        exec ${pkgs.util-linux}/bin/setpriv --reuid compliance-agent --regid compliance-agent --init-groups ${cfg.package}/bin/appliance-daemon --state-dir ${cfg.stateDir} agents "$@"
      '')
    ];

    users.users.compliance-agent = { isSystemUser = true; group = "compliance-agent"; };
    users.groups.compliance-agent = { };

    services.osiriscare-root-helper.enable = true;

    services.nginx = mkIf cfg.statusPage {
      enable = true;
      virtualHosts.status = {
        default = true;
        root = "/run/osiriscare-status";
        locations."/".tryFiles = "/index.html @waiting";
        locations."@waiting".extraConfig = "default_type text/plain; return 200 'This OsirisCare appliance is not in service yet.';";
      };
    };

    networking.nftables = mkIf cfg.firewall {
      enable = true;
      tables.appliance_daemon.content = firewall.table {
        prefix = "appliance-daemon";
        tcpIn = [ 22 80 8080 8084 cfg.agentPort ];
        # Check-ins of workstation agents and their download.
        tcpFromSite = [ 8083 ];
        tcpOut = [ 443 ];
        # SSH, Kerberos, LDAP(S), SMB, global catalogue, WinRM.
        tcpToSite = [ 22 88 389 445 636 3268 3269 5985 5986 ];
        udpToSite = [ 88 389 ];
        inherit (cfg) siteRanges;
      };
    };

    systemd = lib.mkMerge [
      {
        services.appliance-daemon = lib.mkMerge [
          daemon
          overlays
          {
            description = "OsirisCare appliance daemon (full profile)";
            unitConfig.ConditionPathExists = [ flag claimed ];
            # Only here: the pull-only profile of the same configuration opens no port.
            environment = { GRPC_PORT = toString cfg.agentPort; AGENT_TIER = cfg.agentTier; };
            serviceConfig = always // { ExecStart = "${cfg.package}/bin/appliance-daemon --state-dir ${cfg.stateDir}"; };
          }
        ];
      }
      {
        # Asks for the provision code on the first console of a box that has no configuration; not a oneshot, or the
        # machine would not count as started until a technician came.
        services.osiriscare-provision = lib.mkMerge [
          daemon
          {
            description = "OsirisCare provisioning on the console";
            unitConfig.ConditionPathExists = [ "!${claimed}" cfg.console ];
            # The login prompt of the same console would take every other key; it comes back afterwards. Once started, so
            # that it is not started later: hence the order.
            after = [ "${getty}" ];
            path = [ pkgs.bash pkgs.util-linux ];
            serviceConfig = {
              ExecStartPre = [
                "-+${pkgs.systemd}/bin/systemctl stop ${getty}"
                "-+${carry} ${cfg.provisionCodeFile} ${codeFile} compliance-agent"
              ];
              ExecStart = "${cfg.package}/bin/appliance-daemon --provision-interactive --provision-file ${codeFile} --short-code-file /run/osiriscare-provision/short-code --state-dir ${cfg.stateDir} --api-endpoint ${cfg.apiEndpoint}";
              # With all rights: to start what waited for the configuration, and the login prompt.
              ExecStopPost = "+${pkgs.runtimeShell} -c 'test -f ${claimed} && exec ${pkgs.systemd}/bin/systemctl start --no-block ${
                lib.concatStringsSep " " (map (unit: "${unit}.service") profiles ++ [ getty ])}'";
              # The short code, for the login screens (first-boot.sh).
              RuntimeDirectory = "osiriscare-provision";
              RuntimeDirectoryMode = "0700";
              Restart = "on-failure";
              RestartSec = 5;
              StandardInput = "tty";
              StandardOutput = "tty";
              TTYPath = cfg.console;
              TTYReset = true;
            };
          }
        ];
      }
      (mkIf cfg.pullOnly {
        services.compliance-agent = lib.mkMerge [
          daemon
          overlays
          {
            description = "OsirisCare compliance agent (pull-only)";
            unitConfig.ConditionPathExists = [ "!${flag}" claimed ];
            serviceConfig = always // {
              ExecStart = "${pkgs.osiriscare.compliance-agent}/bin/compliance-agent --state-dir ${cfg.stateDir}";
            };
          }
        ];
        # Each looks at the flag when it starts, so both are stopped and both are asked to start.
        services.osiriscare-profile-switch = {
          description = "Runs the profile that the flag file asks for";
          path = [ pkgs.systemd ];
          script = ''
            systemctl stop appliance-daemon.service compliance-agent.service
            systemctl start --no-block appliance-daemon.service compliance-agent.service
          '';
          serviceConfig.Type = "oneshot";
        };
        paths.osiriscare-profile-switch = {
          description = "The flag file that chooses the profile";
          wantedBy = [ "multi-user.target" ];
          pathConfig.PathChanged = flag;
        };
      })
    ];
  };
}
