# services.msp-health-checks: probes of a managed host, made by the watcher beside its built-in list.
{ config, lib, pkgs, ... }:
let
  inherit (lib) mkEnableOption mkIf mkOption types;
  cfg = config.services.msp-health-checks;
  # The list of the watcher's build ends with its probes, each on a line of its own: ours come after them, and its patterns
  # stay.
  builtIn = builtins.readFile ../../watcher/src/main/resources/osiriscare/watcher/watch.yaml;
  probe = kind: extra: { inherit kind; incident_type = "${kind}_probe_failed"; severity = "high"; } // extra;
  name = text: builtins.replaceStrings [ "/" "." ":" "@" ] [ "-" "-" "-" "-" ] text;
  probes =
    map (unit: probe "unit" { id = "unit-${name unit}"; inherit unit; }) cfg.units
    ++ map (path: probe "disk" { id = "disk-${name path}"; inherit path; used_percent_max = cfg.diskUsedPercentMax; }) cfg.disks
    ++ map (url: probe "http" { id = "http-${builtins.substring 0 12 (builtins.hashString "sha256" url)}"; inherit url; }) cfg.urls
    ++ map (path: probe "certificate" { id = "certificate-${name path}"; inherit path; days_min = cfg.certificateDaysMin; })
      cfg.certificates;
in
{
  imports = [ ./log-watcher.nix ];

  options.services.msp-health-checks = {
    enable = mkEnableOption "health checks of this host, reported by the log watcher";
    units = mkOption { type = types.listOf types.str; default = [ ]; description = "Units that must be active."; };
    disks = mkOption { type = types.listOf types.str; default = [ ]; description = "Mount points that must not fill up, besides the root's."; };
    diskUsedPercentMax = mkOption { type = types.ints.between 1 100; default = 90; description = "Share that may be used."; };
    urls = mkOption { type = types.listOf types.str; default = [ ]; description = "Addresses that must answer 200."; };
    certificates = mkOption { type = types.listOf types.str; default = [ ]; description = "Certificates (PEM files) that must not expire."; };
    certificateDaysMin = mkOption { type = types.ints.positive; default = 14; description = "Days that a certificate must be good for."; };
  };

  config = mkIf cfg.enable {
    services.msp-log-watcher.watchFile =
      pkgs.writeText "watch.yaml" (builtIn + lib.concatMapStringsSep "" (p: "  - ${builtins.toJSON p}\n") probes);
  };
}
