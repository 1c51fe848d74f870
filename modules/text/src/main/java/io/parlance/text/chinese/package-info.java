/**
 * Chinese words: text without spaces becomes words.
 *
 * <p>Traditional characters are folded to simplified ones, the words of a user's dictionary are
 * taken first, and what is left is segmented by the bigram model of Lucene's smartcn.
 */
@NullMarked
package io.parlance.text.chinese;

import org.jspecify.annotations.NullMarked;
