/// The small program that runs as root and answers a closed list of questions about the host over a
/// Unix socket, and its client. Main types: [RootHelper], [RootHelperClient]. Used by the daemon,
/// whose sandbox hides what is asked.
@NullMarked
package osiriscare.appliance.roothelper;

import org.jspecify.annotations.NullMarked;
