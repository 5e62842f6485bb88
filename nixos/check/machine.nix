# The options of NixOS that our modules set, as far as they set them: a unit with a misspelt attribute does not evaluate.
{ lib, ... }:
let
  inherit (lib) mkOption types;
  words = mkOption { type = types.listOf types.str; default = [ ]; };
  text = default: mkOption { type = types.str; inherit default; };
  anything = mkOption { type = types.anything; default = { }; };
  setting = types.oneOf [ types.bool types.int types.str types.path (types.listOf types.str) ];
  settings = mkOption { type = types.attrsOf setting; default = { }; };
  unit = {
    description = text "";
    after = words;
    before = words;
    wants = words;
    requires = words;
    bindsTo = words;
    partOf = words;
    wantedBy = words;
    requiredBy = words;
    unitConfig = settings;
  };
  named = more: mkOption { type = types.attrsOf (types.submodule { options = unit // more; }); default = { }; };
in
{
  options = {
    assertions = mkOption { type = types.listOf types.anything; default = [ ]; };
    warnings = words;
    systemd = {
      services = named {
        serviceConfig = settings;
        environment = mkOption { type = types.attrsOf types.str; default = { }; };
        path = mkOption { type = types.listOf types.package; default = [ ]; };
        script = text "";
        startLimitIntervalSec = mkOption { type = types.nullOr types.int; default = null; };
        stopIfChanged = mkOption { type = types.bool; default = true; };
        restartIfChanged = mkOption { type = types.bool; default = true; };
        restartTriggers = mkOption { type = types.listOf types.anything; default = [ ]; };
      };
      timers = named { timerConfig = settings; };
      paths = named { pathConfig = settings; };
      targets = named { };
      tmpfiles.rules = words;
      watchdog = anything;
    };
    users.users = anything;
    users.groups = anything;
    networking = {
      hostName = text "nixos";
      firewall = anything;
      nftables = {
        enable = mkOption { type = types.bool; default = false; };
        tables = mkOption {
          default = { };
          type = types.attrsOf (types.submodule {
            options = { family = text "inet"; content = mkOption { type = types.lines; default = ""; }; };
          });
        };
      };
    };
    environment.systemPackages = mkOption { type = types.listOf types.package; default = [ ]; };
    environment.etc = anything;
    security.sudo = anything;
    security.pam = anything;
    security.auditd = anything;
    security.audit = anything;
    services = {
      nginx = anything;
      chrony = anything;
      timesyncd = anything;
      openssh = anything;
      fail2ban = anything;
      postgresql = anything;
      caddy = anything;
      journald = anything;
      getty = anything;
    };
    boot = anything;
    fileSystems = anything;
    isoImage = anything;
    image = anything;
    hardware = anything;
    nix = anything;
    zramSwap = anything;
    time = anything;
    system = anything;
    nixpkgs = anything;
    documentation = anything;
  };
}
