/// `flashpods`, the command line: a client of the API, with nothing of the server's code but ids.
@NullMarked
package osiriscare.flashpods.cli;

import org.jspecify.annotations.NullMarked;
