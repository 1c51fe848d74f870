package io.parlance.dl4j.bench;

import io.parlance.seq2seq.ModelOptions;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Our chat model's shape as far as DL4J can build it: one table of vectors for questions and
 * replies, an LSTM over the question in each direction, one over the reply, softmax over all words.
 *
 * <p>No layer of DL4J takes its first state from another one, so what the encoder ends in goes into
 * each step of the decoder: a tenth more arithmetic than ours there. Attention, which DL4J's
 * decoders cannot have, dropout and the bound on gradients are left out: a tenth less.
 */
final class EncoderDecoder {
  private EncoderDecoder() {}

  /**
   * A network with inputs {@code question} and {@code reply}, ids (batch, 1, time) of one length.
   */
  static ComputationGraph network(ModelOptions shape, int words) {
    int half = shape.hidden() / 2;
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(2e-3))
            .graphBuilder()
            .addInputs("question", "reply")
            .addVertex("both", new StackVertex(), "question", "reply")
            .addLayer(
                "vectors",
                new EmbeddingSequenceLayer.Builder().nIn(words).nOut(shape.dimension()).build(),
                "both")
            .addVertex("asked", new UnstackVertex(0, 2), "vectors")
            .addVertex("answered", new UnstackVertex(1, 2), "vectors")
            .addVertex("backwards", new ReverseTimeSeriesVertex("question"), "asked")
            .addLayer("forward", lstm(shape.dimension(), half), "asked")
            .addLayer("backward", lstm(shape.dimension(), half), "backwards")
            .addVertex("end", new LastTimeStepVertex("question"), "forward")
            .addVertex("beginning", new LastTimeStepVertex("question"), "backward")
            .addVertex("state", new MergeVertex(), "end", "beginning")
            .addVertex("states", new DuplicateToTimeSeriesVertex("reply"), "state")
            .addVertex("given", new MergeVertex(), "answered", "states")
            .addLayer("decoder", lstm(shape.dimension() + shape.hidden(), shape.hidden()), "given")
            .addLayer(
                "next",
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(shape.hidden())
                    .nOut(words)
                    .activation(Activation.SOFTMAX)
                    .dataFormat(RNNFormat.NCW) // unset, it takes words for time
                    .build(),
                "decoder")
            .setOutputs("next")
            .build();
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    return network;
  }

  private static LSTM lstm(int inputs, int units) {
    return new LSTM.Builder().nIn(inputs).nOut(units).activation(Activation.TANH).build();
  }
}
