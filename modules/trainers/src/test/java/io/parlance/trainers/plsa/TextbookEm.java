package io.parlance.trainers.plsa;

import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.documents.CountBlock;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;

/**
 * EM as the textbook has it: the E step computes and stores P(z|d,w) of every cell, tempered where
 * beta is below 1; the M step sums n(d,w) P(z|d,w). All in double.
 */
final class TextbookEm {
  final double[][] n; // (documents, terms)
  final double[][] topicsOfDocuments; // P(z|d), (documents, topics)
  final double[][] wordsOfTopics; // P(w|z), (topics, terms)
  final double[] shares; // P(z)

  TextbookEm(DocumentTerms matrix, Aspects start) throws IOException {
    n = new double[matrix.documents()][matrix.terms()];
    for (int index = 0; index < matrix.blocks(); index++) {
      CountBlock block = matrix.block(index);
      for (int d = 0; d < block.documents(); d++) {
        for (int i = block.starts()[d]; i < block.starts()[d + 1]; i++) {
          n[block.firstDocument() + d][block.terms()[i]] = block.counts()[i];
        }
      }
    }
    int topics = start.shares().length;
    topicsOfDocuments = new double[n.length][topics];
    int document = 0;
    for (RowMatrix slab : start.documents()) {
      for (int d = 0; d < slab.rows(); d++, document++) {
        for (int z = 0; z < topics; z++) {
          topicsOfDocuments[document][z] = slab.at(d, z);
        }
      }
    }
    wordsOfTopics = new double[topics][matrix.terms()];
    for (int z = 0; z < topics; z++) {
      for (int w = 0; w < matrix.terms(); w++) {
        wordsOfTopics[z][w] = start.words().at(w, z);
      }
    }
    shares = new double[topics];
  }

  void iterate(double beta) {
    int documents = n.length;
    int terms = n[0].length;
    int topics = shares.length;
    double[][][] posteriors = new double[documents][terms][topics];
    for (int d = 0; d < documents; d++) {
      for (int w = 0; w < terms; w++) {
        double sum = 0;
        for (int z = 0; z < topics; z++) {
          posteriors[d][w][z] = Math.pow(topicsOfDocuments[d][z] * wordsOfTopics[z][w], beta);
          sum += posteriors[d][w][z];
        }
        for (int z = 0; z < topics; z++) {
          posteriors[d][w][z] /= sum;
        }
      }
    }
    double tokens = 0;
    for (int d = 0; d < documents; d++) {
      double length = 0;
      double[] expected = new double[topics];
      for (int w = 0; w < terms; w++) {
        length += n[d][w];
        for (int z = 0; z < topics; z++) {
          expected[z] += n[d][w] * posteriors[d][w][z];
        }
      }
      for (int z = 0; z < topics; z++) {
        topicsOfDocuments[d][z] = expected[z] / length;
      }
      tokens += length;
    }
    for (int z = 0; z < topics; z++) {
      double sum = 0;
      for (int w = 0; w < terms; w++) {
        double expected = 0;
        for (int d = 0; d < documents; d++) {
          expected += n[d][w] * posteriors[d][w][z];
        }
        wordsOfTopics[z][w] = expected;
        sum += expected;
      }
      for (int w = 0; w < terms; w++) {
        wordsOfTopics[z][w] /= sum;
      }
      shares[z] = sum / tokens;
    }
  }

  double logLikelihood() {
    double sum = 0;
    for (int d = 0; d < n.length; d++) {
      for (int w = 0; w < n[d].length; w++) {
        double p = 0;
        for (int z = 0; z < shares.length; z++) {
          p += topicsOfDocuments[d][z] * wordsOfTopics[z][w];
        }
        sum += n[d][w] > 0 ? n[d][w] * Math.log(p) : 0;
      }
    }
    return sum;
  }
}
