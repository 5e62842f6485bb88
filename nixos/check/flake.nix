# The names of the flake's outputs, evaluated with a nixpkgs that has no packages.
let
  inputs = {
    self = { outPath = ../..; shortRev = "check"; };
    nixpkgs = {
      lib.nixosSystem = { system, modules }: { inherit system; modules = builtins.length modules; };
      legacyPackages.x86_64-linux.extend = overlay: overlay { } { };
    };
  };
  outputs = (import ../../flake.nix).outputs inputs;
  names = builtins.attrNames;
in
{
  packages = names outputs.packages.x86_64-linux;
  modules = names outputs.nixosModules;
  machines = names outputs.nixosConfigurations;
  tests = names outputs.legacyPackages.x86_64-linux.nixosTests;
  checks = names outputs.legacyPackages.x86_64-linux.checks;
  shells = names outputs.devShells.x86_64-linux;
}
