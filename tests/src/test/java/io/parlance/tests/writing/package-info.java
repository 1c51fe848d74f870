/**
 * What happens to files when writing them fails, or its process is killed: the old content stays,
 * or the new is there, whole.
 */
@NullMarked
package io.parlance.tests.writing;

import org.jspecify.annotations.NullMarked;
