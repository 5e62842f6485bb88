/// Folders that jobs or callers filled. Door: ForeignTree.
@NullMarked
package osiriscare.flashpods.file;

import org.jspecify.annotations.NullMarked;
