/**
 * Text becomes tokens, tokens become ids.
 *
 * <p>A corpus (files, directories, standard input) is read and cut into tokens by an analyzer once,
 * on all cores; the vocabulary and the encoded corpus come out, and epochs stream over the latter.
 */
@NullMarked
package io.parlance.text;

import org.jspecify.annotations.NullMarked;
