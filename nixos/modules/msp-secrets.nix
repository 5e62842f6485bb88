# services.msp-secrets: secrets that are encrypted at rest (SOPS with age), decrypted into memory for those that need them.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkEnableOption mkIf mkOption types;
  cfg = config.services.msp-secrets;
  unitName = unit: builtins.head (builtins.match "(.*)\\.service" unit);
  isService = unit: builtins.match "[A-Za-z0-9@._-]+\\.service" unit != null;
  path = key: lib.concatMapStringsSep "" (part: "[\"${part}\"]")
    (lib.filter (part: builtins.isString part && part != "") (builtins.split "/" key));
  secret = types.submodule {
    options = {
      sopsKey = mkOption {
        type = types.strMatching "[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*";
        description = "Where the secret lies in the file, such as mcp/api_key.";
      };
      owner = mkOption { type = types.strMatching "[a-z_][a-z0-9_-]*"; default = "root"; description = "User that may read it."; };
      mode = mkOption {
        type = types.enum [ "0400" "0600" ];
        default = "0400";
        description = "Mode of the decrypted file; nothing that lets others in.";
      };
      restartUnits = mkOption {
        type = types.listOf types.str;
        default = [ ];
        description = "Services that start after the secrets are there, and again when this one changed.";
      };
    };
  };
  restarted = lib.unique (lib.concatLists (lib.mapAttrsToList (_: s: s.restartUnits) cfg.secrets));
  services = map unitName (lib.filter isService restarted);
in
{
  options.services.msp-secrets = {
    enable = mkEnableOption "decrypted secrets in /run/msp-secrets";
    sopsFile = mkOption { type = types.path; description = "File that SOPS encrypted for the age key of this machine."; };
    ageKeyFile = mkOption {
      type = types.str;
      default = "/var/lib/sops-age/keys.txt";
      description = "The machine's age key, outside the store.";
    };
    secrets = mkOption { type = types.attrsOf secret; default = { }; description = "Secrets by the name of their file."; };
  };

  config = mkIf cfg.enable {
    assertions = [
      {
        assertion = !lib.hasPrefix builtins.storeDir cfg.ageKeyFile;
        message = "services.msp-secrets.ageKeyFile lies in the Nix store, where everybody can read it.";
      }
      {
        assertion = lib.all isService restarted;
        message = "services.msp-secrets.secrets: restartUnits must be services, with .service at the end.";
      }
      {
        assertion = lib.all (name: builtins.match "[A-Za-z0-9_-]+" name != null) (lib.attrNames cfg.secrets);
        message = "services.msp-secrets.secrets: a name must be letters, digits, - and _.";
      }
    ];

    systemd.services = {
      msp-secrets = {
        description = "Decrypted secrets";
        wantedBy = [ "multi-user.target" ];
        restartTriggers = [ cfg.sopsFile ];
        path = [ pkgs.coreutils pkgs.diffutils pkgs.sops pkgs.systemd ];
        environment = { SOPS_AGE_KEY_FILE = cfg.ageKeyFile; SOPS_FILE = toString cfg.sopsFile; };
        script = builtins.readFile ../secrets/install.sh
          + lib.concatStringsSep "" (lib.mapAttrsToList
          (name: s: "secret ${name} ${lib.escapeShellArg (path s.sopsKey)} ${s.owner} ${s.mode} ${toString s.restartUnits}\n")
          cfg.secrets)
          + "install_all\n";
        serviceConfig = import ../lib/hardening.nix // {
          Type = "oneshot";
          RuntimeDirectory = "msp-secrets";
          RuntimeDirectoryMode = "0711";
          RuntimeDirectoryPreserve = true;
          # To hand the files to their owners.
          CapabilityBoundingSet = [ "CAP_CHOWN CAP_FOWNER CAP_DAC_OVERRIDE" ];
          SystemCallFilter = [ "@system-service @chown" ];
          PrivateUsers = false;
          PrivateNetwork = true;
        };
      };
    } // lib.listToAttrs (map
      (name: lib.nameValuePair name { after = [ "msp-secrets.service" ]; wants = [ "msp-secrets.service" ]; })
      services);

    # A file that is not in the store changes without a rebuild.
    systemd.paths.msp-secrets = {
      description = "Encrypted secrets that change";
      wantedBy = [ "multi-user.target" ];
      pathConfig.PathChanged = toString cfg.sopsFile;
    };
  };
}
