/**
 * The command line: arguments in, results on standard output, everything else on standard error.
 *
 * <p>Each command is one class; {@link io.parlance.cli.Main} looks at the first argument and builds
 * only the one that is asked for, because a short command is over in less time than all of them
 * take to be set up. Exit codes: 0 well, 1 the work failed, 2 the call was wrong, 130 interrupted.
 *
 * <pre>{@code
 * Main.main(new String[] {"nn", "models/quickstart.safetensors", "music"});
 * }</pre>
 */
@NullMarked
package io.parlance.cli;

import org.jspecify.annotations.NullMarked;
