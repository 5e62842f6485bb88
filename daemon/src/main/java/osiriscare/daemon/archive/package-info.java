/// Signed archives of programs: built and signed in one place, verified whole before anything of
/// them is used. Doors: ArchiveWriter, ArchiveReader.
@NullMarked
package osiriscare.daemon.archive;

import org.jspecify.annotations.NullMarked;
