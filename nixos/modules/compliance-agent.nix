# services.compliance-agent: the pull-only profile. It asks Central Command for work; nothing ever connects in.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkEnableOption mkIf mkOption optional types;
  cfg = config.services.compliance-agent;
  firewall = import ../lib/firewall.nix { inherit lib pkgs; };
  isReseller = cfg.deploymentMode == "reseller";
  mcp = firewall.parseUrl cfg.mcpUrl;
  webhook = if cfg.rmmWebhookUrl == null then null else firewall.parseUrl cfg.rmmWebhookUrl;
  target = if cfg.syslogTarget == null then null else builtins.match "([^:]+|\\[[0-9a-fA-F:]+]):([0-9]{1,5})" cfg.syslogTarget;
  tcp = host: port: { inherit host port; protocol = "tcp"; };

  endpoints =
    map (host: tcp host 443) cfg.allowedHosts
    ++ optional (mcp != null && !firewall.isLocal mcp.host) (tcp mcp.host mcp.port)
    ++ optional (isReseller && webhook != null) (tcp webhook.host webhook.port)
    ++ optional (isReseller && target != null)
      { host = lib.head target; port = lib.toIntBase10 (lib.elemAt target 1); protocol = "udp"; };

  # Nothing here is secret: the store can be read by everybody.
  settings = {
    enrolment = "registered";
    site_id = cfg.siteId;
    hostname = cfg.hostId;
    api_endpoint = cfg.mcpUrl;
    deployment_mode = cfg.deploymentMode;
    reseller_id = cfg.resellerId;
    baseline_path = cfg.baselinePath;
    policy_version = cfg.policyVersion;
    client_cert_file = cfg.clientCertFile;
    client_key_file = cfg.clientKeyFile;
    signing_key_file = cfg.signingKeyFile;
    webhook_secret_file = cfg.webhookSecretFile;
    poll_interval = cfg.pollInterval;
    order_ttl = cfg.orderTtl;
    maintenance_window = cfg.maintenanceWindow;
    allow_disruptive_outside_window = cfg.allowDisruptiveOutsideWindow;
    evidence_retention = cfg.evidenceRetention;
    prune_retention_days = cfg.pruneRetentionDays;
    ntp_max_skew_ms = cfg.ntpMaxSkewMs;
    rmm_webhook_url = cfg.rmmWebhookUrl;
    syslog_target = cfg.syslogTarget;
    rebuild_health_check_timeout = cfg.rebuildHealthCheckTimeout;
    log_level = cfg.logLevel;
    state_dir = cfg.stateDir;
  } // cfg.settings;
  text = value: if builtins.isPath value then toString value else value;
  configFile = pkgs.writeText "compliance-agent.yaml"
    (builtins.toJSON (lib.mapAttrs (_: text) (lib.filterAttrs (_: value: value != null) settings)));
  command = "${cfg.package}/bin/compliance-agent --config ${configFile} --state-dir ${cfg.stateDir}";

  secretFiles = lib.filterAttrs (_: file: file != null) {
    inherit (cfg) clientKeyFile signingKeyFile webhookSecretFile;
  };
  inStore = file: lib.hasPrefix builtins.storeDir (toString file);
  sandbox = import ../lib/hardening.nix // {
    User = "compliance-agent";
    Group = "compliance-agent";
    StateDirectory = lib.removePrefix "/var/lib/" cfg.stateDir;
    StateDirectoryMode = "0700";
    ReadWritePaths = [ cfg.stateDir ];
  };
  unlessFlag = { ConditionPathExists = "!/var/lib/msp/.use-go-daemon"; };
  option = type: default: description: mkOption { inherit type default description; };
  required = type: description: mkOption { inherit type description; };
in
{
  imports = [ ./root-helper.nix ];

  options.services.compliance-agent = {
    enable = mkEnableOption "the compliance agent";

    mcpUrl = option types.str "https://mcp.local" "Base URL of Central Command; https, but for this machine itself.";
    allowedHosts = option (types.listOf types.str) [ "mcp.local" ]
      "Hosts that this machine may reach by HTTPS (443). Everything else but DNS and NTP is dropped and logged.";

    siteId = required types.str "Unique id of the site, as Central Command names it.";
    hostId = mkOption {
      type = types.str;
      default = config.networking.hostName;
      defaultText = lib.literalExpression "config.networking.hostName";
      description = "Name of this host in evidence and incidents.";
    };

    deploymentMode = option (types.enum [ "reseller" "direct" ]) "reseller"
      "Whether an MSP looks after the site, or Central Command's operator itself. In direct mode webhook and syslog are ignored.";
    resellerId = option (types.nullOr types.str) null "Id of the MSP; required in reseller mode.";

    baselinePath = required types.path "Signed baseline that this machine is compared with; its signature lies beside it, as .sig.";
    policyVersion = option types.str "1.0" "Policy version that the baseline must have; a baseline with another one is not used.";

    clientCertFile = required types.path "Client certificate for mutual TLS (PEM).";
    clientKeyFile = required types.path "Its private key (PEM, PKCS#8), mode 0600 or stricter; never in the Nix store.";
    signingKeyFile = required types.path "Ed25519 key that signs evidence: 32 bytes in hex, mode 0600 or stricter; never in the Nix store.";
    webhookSecretFile = option (types.nullOr types.path) null
      "Secret of the webhook's HMAC, mode 0600 or stricter; required with rmmWebhookUrl in reseller mode.";

    pollInterval = option types.int 60 "Seconds between two check-ins; 10 to 3600.";
    orderTtl = option types.int 900 "Seconds after which an order that was not begun is refused.";
    maintenanceWindow = option types.str "02:00-04:00" "Daily time (UTC) in which disruptive actions may run.";
    allowDisruptiveOutsideWindow = option types.bool false "Whether disruptive actions need not wait for the window.";

    evidenceRetention = option types.int 200 "Evidence bundles that are kept at least.";
    pruneRetentionDays = option types.int 90 "Days for which no bundle is deleted.";

    ntpMaxSkewMs = option types.int 5000 "Largest clock offset, in milliseconds, at which disruptive actions run.";

    rmmWebhookUrl = option (types.nullOr types.str) null "Webhook of the MSP's RMM or PSA (reseller mode); its host joins the egress list.";
    syslogTarget = option (types.nullOr types.str) null "Syslog server as host:port, by UDP (reseller mode); it joins the egress list.";

    rebuildHealthCheckTimeout = option types.int 60
      "Seconds within which a rebuilt system must prove healthy; else it is rolled back.";

    logLevel = option (types.enum [ "DEBUG" "INFO" "WARNING" "ERROR" ]) "INFO" "Least severe events that are logged.";

    package = mkOption {
      type = types.package;
      default = pkgs.osiriscare.compliance-agent;
      defaultText = lib.literalExpression "pkgs.osiriscare.compliance-agent";
      description = "Program to run.";
    };
    releaseKeys = option (types.listOf (types.strMatching "[0-9a-f]{64}")) [ ]
      "Ed25519 keys, in hex, that may sign a version of the agent which an order installs beside the packaged one; without any, none is ever run.";
    stateDir = option types.str "/var/lib/compliance-agent" "State folder, below /var/lib.";
    firewall = option types.bool true
      "Whether to drop what is not on the egress list and everything that comes in but SSH, where the machine has it.";
    settings = option (types.attrsOf types.anything) { }
      "More keys of config.yaml, such as healing_dry_run; a key that the agent does not know stops its start.";
  };

  config = mkIf cfg.enable {
    assertions = lib.mapAttrsToList
      (name: file: {
        assertion = !inStore file;
        message = "services.compliance-agent.${name} lies in the Nix store, where everybody can read it; name a file outside as a string.";
      })
      secretFiles
    ++ map ({ holds, option, says }: { assertion = holds; message = "services.compliance-agent.${option} ${says}"; }) [
      {
        holds = isReseller -> cfg.resellerId != null;
        option = "resellerId";
        says = "is required in reseller mode.";
      }
      {
        holds = mcp != null && (mcp.scheme == "https" || firewall.isLocal mcp.host);
        option = "mcpUrl";
        says = "must be an https address (http only for this machine).";
      }
      {
        holds = mcp == null || firewall.isLocal mcp.host || lib.elem mcp.host cfg.allowedHosts;
        option = "mcpUrl";
        says = "names a host that is not in allowedHosts.";
      }
      {
        holds = lib.all (host: builtins.match "[A-Za-z0-9.-]+" host != null) cfg.allowedHosts;
        option = "allowedHosts";
        says = "must be host names or addresses, without scheme, port or path.";
      }
      {
        holds = builtins.match "([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]" cfg.maintenanceWindow != null;
        option = "maintenanceWindow";
        says = "must be a window such as 02:00-04:00.";
      }
      {
        holds = cfg.rmmWebhookUrl == null || (webhook != null && webhook.scheme == "https");
        option = "rmmWebhookUrl";
        says = "must be an https address.";
      }
      {
        holds = isReseller && cfg.rmmWebhookUrl != null -> cfg.webhookSecretFile != null;
        option = "webhookSecretFile";
        says = "is required with rmmWebhookUrl.";
      }
      { holds = cfg.syslogTarget == null || target != null; option = "syslogTarget"; says = "must be host:port."; }
      { holds = cfg.pollInterval >= 10 && cfg.pollInterval <= 3600; option = "pollInterval"; says = "must be 10 to 3600."; }
      { holds = cfg.orderTtl >= 1 && cfg.orderTtl <= 900; option = "orderTtl"; says = "must be 1 to 900."; }
      { holds = cfg.evidenceRetention >= 1; option = "evidenceRetention"; says = "must be at least 1."; }
      { holds = cfg.pruneRetentionDays >= 1; option = "pruneRetentionDays"; says = "must be at least 1."; }
      { holds = cfg.ntpMaxSkewMs >= 1; option = "ntpMaxSkewMs"; says = "must be at least 1."; }
      {
        holds = cfg.rebuildHealthCheckTimeout >= 10 && cfg.rebuildHealthCheckTimeout <= 600;
        option = "rebuildHealthCheckTimeout";
        says = "must be 10 to 600.";
      }
      { holds = !(cfg.settings ? grpc_port); option = "settings"; says = "must not set grpc_port: this profile opens no port."; }
      { holds = lib.hasPrefix "/var/lib/" cfg.stateDir; option = "stateDir"; says = "must lie below /var/lib."; }
    ];
    warnings = lib.optionals (!isReseller) (
      optional (cfg.rmmWebhookUrl != null) "services.compliance-agent.rmmWebhookUrl is ignored in direct mode."
      ++ optional (cfg.syslogTarget != null) "services.compliance-agent.syslogTarget is ignored in direct mode."
    );

    users.users.compliance-agent = { isSystemUser = true; group = "compliance-agent"; home = cfg.stateDir; };
    users.groups.compliance-agent = { };

    services.osiriscare-root-helper = { enable = true; inherit (cfg) package; };

    networking.nftables = mkIf cfg.firewall {
      enable = true;
      tables.compliance_agent.content = firewall.table {
        prefix = "compliance-agent";
        hasList = true;
        tcpIn = lib.optionals (config.services.openssh.enable or false) (config.services.openssh.ports or [ 22 ]);
      };
    };

    systemd = lib.mkMerge [
      (mkIf cfg.firewall (firewall.refresh { name = "compliance-agent"; table = "compliance_agent"; inherit endpoints; }))
      {
        services.compliance-agent = {
          description = "OsirisCare compliance agent (pull-only)";
          after = [ "network-online.target" "osiriscare-root-helper.service" ]
            ++ optional cfg.firewall "compliance-agent-egress-refresh.service";
          wants = [ "network-online.target" "osiriscare-root-helper.service" ];
          wantedBy = [ "multi-user.target" ];
          unitConfig = unlessFlag;
          # Nobody stands before the machine to start it again.
          startLimitIntervalSec = 0;
          environment = {
            SITE_ID = cfg.siteId;
            MCP_URL = cfg.mcpUrl;
            POLL_INTERVAL = toString cfg.pollInterval;
          } // lib.optionalAttrs (cfg.releaseKeys != [ ]) {
            OSIRIS_RELEASE_KEYS = lib.concatStringsSep "," cfg.releaseKeys;
            STATE_DIR = cfg.stateDir;
          };
          serviceConfig = sandbox // import ../lib/notify.nix // {
            ExecStart = command;
            Restart = "always";
            RestartSec = 10;
            # How a JVM ends that was asked to.
            SuccessExitStatus = 143;
            MemoryMax = "512M";
            CPUQuota = "80%";
          };
        };
        services.compliance-agent-prune = {
          description = "Deletes evidence that is old, delivered and beyond the number to keep";
          unitConfig = unlessFlag;
          serviceConfig = sandbox // { Type = "oneshot"; ExecStart = "${command} --prune"; PrivateNetwork = true; };
        };
        timers.compliance-agent-prune = {
          description = "Daily deletion of old evidence";
          wantedBy = [ "timers.target" ];
          timerConfig = { OnCalendar = "daily"; RandomizedDelaySec = "1h"; Persistent = true; };
        };
      }
    ];
  };
}
