# Our programs: one build of all modules, one small JVM, and a start script for each.
{ pkgs, src, version }:
let
  inherit (pkgs) lib;
  hashes = import ./hashes.nix;
  # Only what the programs use; `jdeps` over all jars says so.
  jre = pkgs.jre_minimal.override {
    jdk = pkgs.jdk25_headless;
    modules = [
      "java.base" "java.compiler" "java.desktop" "java.instrument" "java.logging" "java.management" "java.naming"
      "java.net.http" "java.prefs" "java.rmi" "java.scripting" "java.security.jgss" "java.security.sasl" "java.sql"
      "java.transaction.xa" "java.xml" "jdk.crypto.ec" "jdk.net" "jdk.unsupported" "jdk.zipfs"
    ];
  };
  # The UI goes into Central's jar.
  web = pkgs.buildNpmPackage {
    pname = "osiriscare-web";
    inherit version;
    src = "${src}/web";
    npmDepsHash = hashes.npm;
    installPhase = "cp -r dist $out";
  };
  maven = goals: more: pkgs.maven.buildMavenPackage ({
    pname = "osiriscare";
    inherit version src;
    mvnHash = hashes.maven;
    mvnJdk = pkgs.jdk25_headless;
    # Programs from a registry do not run here.
    mvnParameters = "-Dprotoc=PATH ${goals}";
    nativeBuildInputs = [ pkgs.protobuf pkgs.protoc-gen-grpc-java ];
    preBuild = "mkdir -p web && cp -r ${web} web/dist";
  } // more);
  jars = maven "-Dmaven.test.skip=true" {
    installPhase = ''
      for module in appliance receiver central watcher flashpods cli; do
        mkdir -p $out/$module
        cp $module/target/$module-*.jar $out/$module/$module.jar
        cp -r $module/target/lib $out/$module/
      done
    '';
  };
  # Without compact object headers: they widen the archive below by more than they save in the heap. A heap that a scan
  # widened is given back at the next full collection.
  small = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms8m -Xmn4m -Xmx96m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:-ShrinkHeapInSteps -Xss512k -XX:ReservedCodeCacheSize=24m -XX:TrimNativeHeapInterval=30000 -Djava.security.properties=${./java.security}";
  large = "-XX:+UseSerialGC -Xms64m -Xmx512m";
  # Classes ready to be mapped from a file (CDS): most of them stay pages of that file instead of memory of our own. Only
  # at the address that the file was written for, or else every pointer in it is written anew at each start. G1 alone can
  # archive objects; Serial maps them too.
  archived = "-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:SharedArchiveFile=";
  archiving = "-XX:-UseSerialGC -XX:+UseG1GC -XX:+AOTClassLinking -Xshare:dump -XX:SharedArchiveFile=";
  # Every jar by its name: what is archived holds for one order of the class path only.
  classPath = module: ''
    packaged=${jars}/${module}/${module}.jar$(printf ':%s' ${jars}/${module}/lib/*.jar)
  '';
  archive = module: flags: classes: pkgs.runCommand "osiriscare-${module}-${version}.jsa" { } (classPath module + ''
    ${jre}/bin/java ${flags} ${archiving}$out ${native} -XX:SharedClassListFile=${classes} -cp "$packaged"
  '');
  # SQLite's driver and protobuf reach below Java.
  native = "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";
  # name → command line; more than one program may come of one module. Of `daemons` an overlay may run instead, and
  # their `classes` are mapped; the root helper needs few of them, and would pay for all.
  program = { name, module, flags, programs, daemons ? { }, classes ? null }:
  let
    mapped = lib.optionalString (classes != null) "${archived}${archive module flags classes}";
  in
  pkgs.runCommand "osiriscare-${name}-${version}" {
    meta.mainProgram = name;
  } (classPath module + ''
    mkdir -p $out/bin
  '' + lib.concatStrings (lib.mapAttrsToList
    (program: main: ''
      cat >$out/bin/${program} <<SCRIPT
      #!${pkgs.runtimeShell}
      export MALLOC_ARENA_MAX=1
      exec ${jre}/bin/java ${flags} ${native} -cp $packaged ${main} "\$@"
      SCRIPT
      chmod +x $out/bin/${program}
    '')
    programs)
  + lib.concatStrings (lib.mapAttrsToList
    (program: main: ''
      cat >$out/bin/${program} <<SCRIPT
      #!${pkgs.runtimeShell}
      java=${jre}/bin/java
      options=(${flags} ${native})
      archive=(${mapped})
      packaged=$packaged
      main=${main}
      tools=${pkgs.coreutils}/bin
      SCRIPT
      cat ${./start.sh} >>$out/bin/${program}
      chmod +x $out/bin/${program}
    '')
    daemons));
  helper = "osiriscare.appliance.roothelper.RootHelperMain";
  agent = "osiriscare.appliance.ApplianceMain";
in
{
  compliance-agent = program {
    name = "compliance-agent";
    module = "appliance";
    flags = small;
    classes = ./agent.classes;
    programs.osiriscare-root-helper = helper;
    daemons.compliance-agent = agent;
  };
  appliance-daemon = program {
    name = "appliance-daemon";
    module = "appliance";
    flags = small;
    classes = ./agent.classes;
    programs.osiriscare-root-helper = helper;
    daemons.appliance-daemon = agent;
  };
  checkin-receiver = program {
    name = "checkin-receiver";
    module = "receiver";
    flags = large;
    programs.checkin-receiver = "osiriscare.receiver.ReceiverMain";
  };
  central = program {
    name = "central";
    module = "central";
    flags = large;
    programs.central = "osiriscare.central.CentralMain";
  };
  watcher = program {
    name = "msp-watcher";
    module = "watcher";
    flags = small;
    programs.msp-watcher = "osiriscare.watcher.WatcherMain";
  };
  flashpods = program {
    name = "flashpods";
    module = "flashpods";
    flags = large;
    programs.flashpods = "osiriscare.flashpods.FlashpodsMain";
  };
  cli = program {
    name = "osiris";
    module = "cli";
    flags = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";
    programs.osiris = "osiriscare.cli.OsirisMain";
  };
  unit-tests = maven "-Dtest.excludedGroups=product,real-podman,real-browser,real-nix" {
    installPhase = "mkdir $out";
  };
}
