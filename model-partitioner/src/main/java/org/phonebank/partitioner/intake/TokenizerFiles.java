package org.phonebank.partitioner.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a store takes over besides weights: all that tokenizer and chat template are read from. */
public final class TokenizerFiles {
    private static final List<String> NAMES = List.of(
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "chat_template.jinja",
            "chat_template.json",
            "generation_config.json");

    private TokenizerFiles() {}

    /** Names of those that a folder has. */
    public static List<String> in(Path folder) {
        return NAMES.stream()
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .toList();
    }
}
