/**
 * Texts as bags of words: the matrix of counts, documents by terms, that LSA and PLSA factorise,
 * and the places of its documents.
 */
@NullMarked
package io.parlance.trainers.documents;

import org.jspecify.annotations.NullMarked;
