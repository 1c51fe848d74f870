package io.parlance.cli;

import java.util.List;

/**
 * A question with two replies to it.
 *
 * @param turns the oldest first, the question itself last
 * @param reference what was replied
 * @param reply what the model replies
 */
record ChatSample(List<String> turns, String reference, String reply) {}
