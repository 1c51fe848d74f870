/**
 * Chat models in files: each is one safetensors file, with the care of {@link
 * io.parlance.embeddings.io.TensorFile}.
 *
 * <pre>{@code
 * ChatModelFiles.write(model, Path.of("chat.safetensors"));
 * ChatModel model = ChatModelFiles.read(Path.of("chat.safetensors"));
 * }</pre>
 */
@NullMarked
package io.parlance.seq2seq.io;

import org.jspecify.annotations.NullMarked;
