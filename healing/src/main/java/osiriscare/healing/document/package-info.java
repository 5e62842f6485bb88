/// Reading the documents that people write. Door: YamlTree.
@NullMarked
package osiriscare.healing.document;

import org.jspecify.annotations.NullMarked;
