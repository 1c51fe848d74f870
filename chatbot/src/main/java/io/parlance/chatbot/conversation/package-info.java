/**
 * Conversations outlive the program: each is a file of its own in the user's folder, written anew
 * after every turn, so that a killed chat has lost nothing. The files are dialogues that {@code
 * train chat} reads.
 *
 * <pre>{@code
 * ConversationFiles files = ConversationFiles.of(UserFolder.path());
 * ConversationLog log = files.begin("models/chat.safetensors");
 * session.say("how are you?");
 * log.save(session.turns()).ifPresent(warning -> tell(warning));
 * }</pre>
 */
@NullMarked
package io.parlance.chatbot.conversation;

import org.jspecify.annotations.NullMarked;
