/**
 * Files of each format version that was ever released, which every later version opens: {@code
 * FixtureFiles} wrote them, and a new version of a format adds files and changes none.
 */
@NullMarked
package io.parlance.tests.formats;

import org.jspecify.annotations.NullMarked;
