# The unit files that NixOS would write for a configuration, as text, by file name.
{ lib, pkgs }:
let
  inherit (lib) concatMapStringsSep concatStringsSep isList isBool isInt mapAttrsToList mapAttrs' nameValuePair optionalAttrs;
  one = value: if isBool value then (if value then "true" else "false") else toString value;
  line = name: value:
    if isList value then concatMapStringsSep "\n" (item: "${name}=${one item}") value else "${name}=${one value}";
  section = name: values:
    if values == { } then "" else "[${name}]\n${concatStringsSep "\n" (mapAttrsToList line values)}\n";
  unitSection = unit:
    section "Unit" (optionalAttrs (unit.description != "") { Description = unit.description; }
      // lib.filterAttrs (_: list: list != [ ]) {
      After = unit.after;
      Before = unit.before;
      Wants = unit.wants;
      Requires = unit.requires;
      BindsTo = unit.bindsTo;
      PartOf = unit.partOf;
    } // unit.unitConfig);
  installSection = unit:
    section "Install" (lib.filterAttrs (_: list: list != [ ]) { WantedBy = unit.wantedBy; RequiredBy = unit.requiredBy; });
  quoted = name: value: "\"${name}=${builtins.replaceStrings [ "\\" "\"" "%" ] [ "\\\\" "\\\"" "%%" ] value}\"";
  service = name: unit:
    let
      path = lib.optional (unit.path != [ ]) (quoted "PATH" (concatMapStringsSep ":" (p: "${p}/bin:${p}/sbin") unit.path));
      environment = mapAttrsToList quoted unit.environment ++ path;
      script = optionalAttrs (unit.script != "") {
        ExecStart = "${pkgs.runtimeShell} -e ${pkgs.writeText "${name}-start" unit.script}";
      };
      limit = optionalAttrs (unit.startLimitIntervalSec != null) { StartLimitIntervalSec = unit.startLimitIntervalSec; };
    in
    unitSection (unit // { unitConfig = limit // unit.unitConfig; })
    + section "Service" (optionalAttrs (environment != [ ]) { Environment = environment; } // script // unit.serviceConfig)
    + installSection unit;
  other = kind: values: unit: unitSection unit + section kind values + installSection unit;
  files = suffix: render: mapAttrs' (name: unit: nameValuePair "${name}.${suffix}" (render name unit));
in
systemd:
files "service" service systemd.services
// files "timer" (_: unit: other "Timer" unit.timerConfig unit) systemd.timers
// files "path" (_: unit: other "Path" unit.pathConfig unit) systemd.paths
// files "target" (_: unit: unitSection unit + installSection unit) systemd.targets
