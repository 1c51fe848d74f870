/**
 * A chat without its terminal: what was said, what is said next, and why.
 *
 * <p>A {@link io.parlance.chatbot.Responder} answers one question from what it is given, and
 * remembers nothing; a {@link io.parlance.chatbot.ChatSession} is one conversation with it. Nothing
 * here knows a terminal, a file or a command line.
 *
 * <pre>{@code
 * try (Parallel parallel = Parallel.of(2)) {
 *   Responder responder =
 *       Responder.of(ChatModelFiles.read(path), Precision.FLOAT, TensorBackend.preferred(), parallel);
 *   ChatSession session = new ChatSession(responder, ChatSettings.defaults());
 *   System.out.println(session.say("how are you?").reply());
 * }
 * }</pre>
 */
@NullMarked
package io.parlance.chatbot;

import org.jspecify.annotations.NullMarked;
