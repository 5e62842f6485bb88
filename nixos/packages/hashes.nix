# Hashes of the libraries of Maven and npm, as Nix pins them. They can only be made where nixpkgs is: put "" in place of the
# error, build, and take the hash that Nix says it got (docs/nixos.md). Without them nothing is built.
{
  maven = throw "nixos/packages/hashes.nix: the hash of the Maven libraries is not there yet; docs/nixos.md tells how to make it";
  npm = throw "nixos/packages/hashes.nix: the hash of the npm libraries is not there yet; docs/nixos.md tells how to make it";
}
